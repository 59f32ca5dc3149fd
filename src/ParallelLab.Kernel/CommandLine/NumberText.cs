using System.CommandLine.Parsing;
using System.Globalization;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>Reads the numbers of a command line, in the invariant culture, with errors that say what would be right.</summary>
internal static class NumberText
{
    /// <summary>A time no timer would refuse, and no cell should need.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(7);

    public static TimeSpan? Seconds(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0 && seconds <= LongestTime.TotalSeconds)
            return TimeSpan.FromSeconds(seconds);
        argument.AddError($"'{text}' is no time limit: give seconds, such as 60 or 0.5, up to {LongestTime.TotalSeconds}.");
        return null;
    }

    public static int Count(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            return count;
        argument.AddError($"'{text}' is no number of notebooks: give 1 or more.");
        return 1;
    }
}
