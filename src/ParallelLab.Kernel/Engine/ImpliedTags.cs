using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// The elements of HTML as words: the first versions of .NET Interactive had them open in every cell. Here they are opened once a cell fails to
/// compile for want of one, since most of them are words for other things, too.
/// </summary>
internal static partial class ImpliedTags
{
    /// <summary>What opens them for the cells to come.</summary>
    public const string Using = "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;";

    /// <summary>Those by which the rest is told: nobody means anything else by them.</summary>
    private static readonly HashSet<string> Unmistakable = new(StringComparer.Ordinal)
    {
        "div", "span", "table", "thead", "tbody", "th", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "img", "ul", "ol", "li", "br", "hr", "pre", "strong", "svg",
        "iframe", "script", "style",
    };

    /// <summary>Whether a cell lacks them.</summary>
    /// <param name="errors">The compiler's.</param>
    public static bool AreMissedBy(IReadOnlyList<string> errors) =>
        errors.Any(error => MissingName().Match(error) is { Success: true } missing && Unmistakable.Contains(missing.Groups["name"].Value));

    [GeneratedRegex(@"error CS0103: The name '(?<name>\w+)'", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MissingName();
}
