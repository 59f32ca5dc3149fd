using System.Globalization;
using System.Numerics;
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
    public static bool AreSame(string a, string b)
    {
        var ((numbers, label), (others, other)) = (Parts(a), Parts(b));
        return numbers.SequenceEqual(others) && string.Equals(label, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Does the first come after the second? Labels of prereleases are compared as text, except that none comes last.</summary>
    public static bool IsNewer(string a, string b)
    {
        var ((numbers, label), (others, other)) = (Parts(a), Parts(b));
        var order = numbers.Zip(others, (x, y) => x.CompareTo(y)).FirstOrDefault(difference => difference != 0);
        if (order == 0)
            order = (label.Length == 0).CompareTo(other.Length == 0);
        return order != 0 ? order > 0 : StringComparer.OrdinalIgnoreCase.Compare(label, other) > 0;
    }

    private static (BigInteger[] Numbers, string Label) Parts(string version)
    {
        const int Most = 4;
        var parts = version.Trim().Split('+')[0].Split('-', 2);
        var numbers = parts[0].Split('.')
            .Select(number => BigInteger.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1)
            .Concat(Enumerable.Repeat(BigInteger.Zero, Most))
            .Take(Most);
        return ([.. numbers], parts is [_, var label] ? label : "");
    }

    [GeneratedRegex(
        $@"^({Bound}|\[{Bound}\]|[\[(]({Bound})?,({Bound})?[\])])$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RangeForm();
}
