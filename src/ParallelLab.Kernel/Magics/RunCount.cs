using System.Globalization;

namespace ParallelLab.Kernel.Magics;

/// <summary>Options that count runs or loops.</summary>
internal static class RunCount
{
    /// <exception cref="MagicException">The option is given and is no such number.</exception>
    public static void Require(MagicCall call, string magic, string option)
    {
        if (call.Arguments.TryGetValue(option, out var text)
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1))
            throw new MagicException($"-{option} of #!{magic} is a whole number from 1 on, not \"{text}\".");
    }
}
