using System.Globalization;

namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>Elapsed time as reports write it: <c>00:12</c>, and <c>1:00:12</c> from an hour on.</summary>
internal static class ElapsedText
{
    public static string Of(TimeSpan elapsed)
    {
        var minutes = elapsed.ToString(@"mm\:ss", CultureInfo.InvariantCulture);
        return elapsed.TotalHours < 1 ? minutes : $"{(int)elapsed.TotalHours}:{minutes}";
    }
}
