using System.Globalization;
using ParallelLab.Instruments;

namespace ParallelLab.Worker.Running;

/// <summary>A wall time beside that of the run before.</summary>
internal static class WallComparison
{
    /// <summary>A difference smaller than this is not told from chance.</summary>
    private const double Same = 1.05;

    /// <summary><c>wall 120 ms (was 240 ms: 2.0 × faster)</c>.</summary>
    public static string InWords(TimeSpan now, TimeSpan before)
    {
        var verdict = (before / now, now / before) switch
        {
            ( > Same and var faster, _) => $"{Factor(faster)} × faster",
            (_, > Same and var slower) => $"{Factor(slower)} × slower",
            _ => "about the same",
        };
        return $"wall {Units.Duration(now)} (was {Units.Duration(before)}: {verdict})";
    }

    private static string Factor(double factor) =>
        factor.ToString(factor < 1.95 ? "F2" : factor < 99.5 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
