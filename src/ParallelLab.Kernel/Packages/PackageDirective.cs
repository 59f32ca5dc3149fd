using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Packages;

/// <summary>
/// A line by which a cell asks for a package or names a place where packages are. The quotes may be missing, as they could be in the first
/// versions of .NET Interactive. A closed set.
/// </summary>
/// <param name="Line">In the cell, from 1.</param>
/// <param name="Text">The line as written.</param>
public abstract partial record PackageDirective(int Line, string Text)
{
    private const int LongestName = 100;

    /// <summary><c>#r "nuget: NAME, VERSION"</c></summary>
    public sealed record Reference(PackageRequest Request, int Line, string Text) : PackageDirective(Line, Text);

    /// <summary><c>#i "nuget: PLACE"</c></summary>
    /// <param name="Place">A URL, or a folder relative to the notebook's.</param>
    public sealed record Source(string Place, int Line, string Text) : PackageDirective(Line, Text);

    /// <summary>Reads one line; null where it is none of these directives.</summary>
    /// <exception cref="PackageDirectiveException">It is one, and wrong.</exception>
    public static PackageDirective? Parse(string text, int line)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        var (shown, argument) = (text.Trim(), match.Groups["argument"].Value.Trim());
        return match.Groups["word"].Value is "i" or "I"
            ? new Source(PlaceOf(argument, line, shown), line, shown)
            : new Reference(RequestOf(argument, line, shown), line, shown);
    }

    private static string PlaceOf(string argument, int line, string text) =>
        argument.Length == 0 || argument.Contains('\0', StringComparison.Ordinal)
            ? throw new PackageDirectiveException("""Name a source or a folder of packages: #i "nuget: https://…" or #i "nuget: ./packages".""", line, text)
            : argument;

    private static PackageRequest RequestOf(string argument, int line, string text)
    {
        var comma = argument.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? argument : argument[..comma]).Trim();
        var version = comma < 0 ? "" : argument[(comma + 1)..].Trim();
        if (name.Length > LongestName || !Name().IsMatch(name))
            throw new PackageDirectiveException($"\"{name}\" is no package's name. Write the name, and perhaps a version: #r \"nuget: Humanizer, 2.14.1\".", line, text);
        if (version.Length > 0 && !PackageVersion.IsRange(version))
        {
            throw new PackageDirectiveException(
                $"\"{version}\" is no version. Write a version (2.14.1), a range ([2.0,3.0)), a floating one (2.*, with prereleases *-*), or none for the newest.",
                line,
                text);
        }
        return new PackageRequest(name, version.Length == 0 ? null : version);
    }

    [GeneratedRegex("""^\s*#\s*(?<word>r|i)\s*("\s*nuget\s*:(?<argument>[^"]*)"\s*(//.*)?|nuget\s*:(?<argument>[^"]*?)(\s//.*)?)$""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\w+([_.-]\w+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
