using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Packages;

/// <summary>An error or a warning of NuGet. Its codes: "NuGet errors and warnings" in NuGet's documentation.</summary>
/// <param name="Package">Whom it concerns; null where that is not said.</param>
internal sealed partial record NuGetMessage(string Code, string Text, string? Package, bool IsError)
{
    /// <summary>A source could not be reached: what was found earlier may still do.</summary>
    public bool IsAboutNetwork => IsError && Code is "NU1301" or "NU1900";

    /// <summary>The address that could not be reached; null where that is not what it says.</summary>
    public string? Unreachable => IsAboutNetwork && Place().Match(Text) is { Success: true } place ? place.Groups["part"].Value.Trim() : null;

    /// <summary>What is asked for in too low a version for the other packages, in the lowest that suits them; null where that is not what it says.</summary>
    public PackageRequest? Needed =>
        Code == "NU1605" && Higher().Match(Text) is { Success: true } higher ? new(higher.Groups["name"].Value, higher.Groups["part"].Value) : null;

    /// <summary>Worth telling: an older framework's package, and a version that is not there and was replaced.</summary>
    public bool IsTelling => !IsError && (Code is "NU1701" or "NU1608" || (Code is "NU1603" && Other().IsMatch(Text)));

    public static NuGetMessage From(JsonElement log)
    {
        return new NuGetMessage(Value("code") ?? "", Value("message") ?? "", Value("libraryId"), Value("level") == "Error");

        string? Value(string name) => log.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    /// <summary>One clear sentence, and what to do.</summary>
    public string InPlainWords() => Code switch
    {
        "NU1101" => $"There is no package named {Package} in {Part(Sources(), "the sources")}. Is the name right? #i \"nuget: …\" adds a source.",
        "NU1102" => $"{Package} has no version {Part(Wanted(), "like that")}{NearestVersions()}.",
        "NU1103" => $"{Package} has prereleases only{NearestVersions()}. Name one of them, or write *-* as the version.",
        "NU1301" => $"No network, or no such source: {Part(Place(), "a source of packages")} can't be reached ({Reason()}).",
        "NU1603" => Other().Replace(FirstLine, "${wanted} is not there; ${part} was taken in its place."),
        "NU1605" => $"Two of the packages do not agree: {Downgrade()}. Name a version that suits both.",
        "NU1202" => $"{Package} is not made for .NET {Environment.Version.Major}: {FirstLine}",
        _ => FirstLine,
    };

    private string FirstLine => Text.Split('\n')[0].Replace("Warning As Error: ", "", StringComparison.Ordinal).Trim();

    private static string Part(Regex pattern, string text, string otherwise) =>
        pattern.Match(text) is { Success: true } match ? match.Groups["part"].Value.Trim() : otherwise;

    private string Part(Regex pattern, string otherwise) => Part(pattern, Text, otherwise);

    private string NearestVersions()
    {
        var found = Nearest().Matches(Text).Select(match => $"{match.Groups["source"].Value.Trim()} has {match.Groups["part"].Value.Trim()}").ToList();
        return found.Count == 0 ? "" : $"; the nearest: {string.Join(", ", found)}";
    }

    private string Downgrade() => Part(Detected(), FirstLine);

    private string Reason() => Text.Split('\n').Skip(1).Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "no reason is given";

    [GeneratedRegex(@"in source\(s\): (?<part>.+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sources();

    [GeneratedRegex(@"with version \((?<part>[^\n]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"version\(s\) in (?<source>[^\n]+) \[ Nearest version: (?<part>[^\]\n]+) \]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nearest();

    [GeneratedRegex(@"(remote|local) source '(?<part>[^']+)'|service index for source (?<part>\S+?)\.?(\s|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    /// <summary>What packages need of each other, and get in another version, is no concern of a notebook's.</summary>
    [GeneratedRegex(@"^restore depends on .* but (?<wanted>.+) was not found\. (?<part>.+) was resolved instead\.", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Other();

    [GeneratedRegex(@"package downgrade: (?<name>\S+) from (?<part>\S+) to ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Higher();

    [GeneratedRegex(@"package downgrade: (?<part>[^\n]+?)\. Reference", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Detected();
}
