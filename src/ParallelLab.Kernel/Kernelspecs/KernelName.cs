using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>The name by which front ends and notebooks choose a kernel: that of its folder, in small letters as Jupyter installs it.</summary>
public sealed partial record KernelName
{
    private KernelName(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="KernelspecException">Jupyter would not find a kernel of that name.</exception>
    public static KernelName Parse(string text) => Allowed().IsMatch(text)
        ? new KernelName(text.ToLowerInvariant())
        : throw new KernelspecException($"'{text}' is no name for a kernel: use letters, digits, '.', '-' and '_' only, such as 'parallellab'.");

    public override string ToString() => Text;

    // Jupyter's rule, less the names that are dots only: they would be other folders.
    [GeneratedRegex(@"\A(?!\.+\z)[A-Za-z0-9._-]+\z", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Allowed();
}
