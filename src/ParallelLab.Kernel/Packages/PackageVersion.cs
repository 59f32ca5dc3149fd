using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Packages;

/// <summary>
/// How versions of packages are written. Source: "Package versioning" in NuGet's documentation. What lies in a range only NuGet decides.
/// </summary>
internal static partial class PackageVersion
{
    private const string One = @"\d+(\.\d+){0,3}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?";
    private const string Floating = @"(\d+\.){0,3}\*(-([0-9A-Za-z-]+\.)*\*)?|\d+(\.\d+){0,3}-([0-9A-Za-z.-]*)\*";
    private const string Bound = $@"\s*({One}|{Floating})\s*";

    /// <summary>Is it a version, a range, or a floating version?</summary>
    public static bool IsRange(string text) => RangeForm().IsMatch(text);

    /// <summary>Do both name one version? <c>1.2</c> is <c>1.2.0</c>, and what stands behind a plus does not count.</summary>
    public static bool AreSame(string a, string b) => string.Equals(Normal(a), Normal(b), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string version)
    {
        var parts = version.Trim().Split('+')[0].Split('-', 2);
        var numbers = parts[0].Split('.').Select(number => number.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0").ToList();
        while (numbers.Count < 3)
            numbers.Add("0");
        if (numbers is [_, _, _, "0"])
            numbers.RemoveAt(3);
        parts[0] = string.Join('.', numbers);
        return string.Join('-', parts);
    }

    [GeneratedRegex(
        $@"^({Bound}|\[{Bound}\]|[\[(]({Bound})?,({Bound})?[\])])$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RangeForm();
}
