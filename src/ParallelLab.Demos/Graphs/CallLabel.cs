using System.Text.RegularExpressions;

namespace ParallelLab.Demos;

/// <summary>
/// Makes a short name of the text of a function: <c>Load(1)</c> of <c>() => Load(1)</c>, <c>a + b</c> of <c>(a, b) => a + b</c>. Statements in braces
/// say too much for a name.
/// </summary>
internal static partial class CallLabel
{
    private const int Longest = 40;

    public static string Of(string? label, string text)
    {
        if (!string.IsNullOrWhiteSpace(label))
            return label;
        var body = WhiteSpace().Replace(LambdaHead().Replace(text, ""), " ").Trim();
        return body.Length switch
        {
            0 => "call",
            _ when body.StartsWith('{') => "call",
            > Longest => $"{body.AsSpan(0, Longest - 1)}…",
            _ => body,
        };
    }

    // Without a time limit: the text is the program's own, and on a busy machine a thread may stand still for longer than any match takes.
    [GeneratedRegex(@"^\s*(static\s+)?(async\s+)?(\([^()]*\)|\w+)\s*=>\s*(await\s+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LambdaHead();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex WhiteSpace();
}
