using System.Globalization;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Numbers in sentences, the same in every culture.</summary>
internal static class Amount
{
    /// <summary><c>1,234</c>.</summary>
    public static string Of(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 wait</c>, <c>1,234 waits</c>.</summary>
    public static string Of(int count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary><c>25 %</c>; nothing of nothing is nothing.</summary>
    public static string Percent(TimeSpan part, TimeSpan whole) =>
        $"{(whole > TimeSpan.Zero ? 100 * (part / whole) : 0).ToString("0", CultureInfo.InvariantCulture)} %";
}
