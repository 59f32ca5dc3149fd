using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>Chooses the range of a chart's axes.</summary>
internal static class Scales
{
    /// <summary>Values above this part of the greatest are drawn without the way down to zero, which would press them together.</summary>
    private const double FarFromZero = 0.6;

    /// <summary>The vertical axis, between the pixels <paramref name="bottom"/> and <paramref name="top"/>.</summary>
    public static Axis Up(Chart chart, double bottom, double top, int mostTicks)
    {
        var points = PointsOf(chart);
        if (points.Count == 0)
            return Axis.Linear(0, 1, bottom, top, mostTicks);
        var high = points.Max(point => point.High);
        if (chart.Y.IsLogarithmic)
            return Logarithmic(points.Min(point => point.Low > 0 ? point.Low : point.Y), high, bottom, top, mostTicks);

        var low = points.Min(point => point.Low);
        var holdsZero = chart.HasBars || low < FarFromZero * high;
        var (minimum, maximum) = Axis.RoundRange(holdsZero ? Math.Min(0, low) : low, Math.Max(high, 0), mostTicks);
        return Axis.Linear(minimum, maximum, bottom, top, mostTicks);
    }

    /// <summary>The horizontal axis of a chart of lines. Its ends are the outermost values: a line fills the width.</summary>
    public static Axis Across(Chart chart, double from, double to, int mostTicks)
    {
        var points = PointsOf(chart);
        if (points.Count == 0)
            return Axis.Linear(0, 1, from, to, mostTicks);
        var (low, high) = (points.Min(point => point.X), points.Max(point => point.X));
        if (chart.X.IsLogarithmic)
            return Axis.Logarithmic(low, high, from, to, mostTicks, ChartText.Number);
        return Axis.Linear(low > 0 && low < high / 4 ? 0 : low, high, from, to, mostTicks);
    }

    /// <summary>From the power of ten below to the one above, so that at least two values are named.</summary>
    private static Axis Logarithmic(double low, double high, double from, double to, int mostTicks) =>
        Axis.Logarithmic(
            Math.Pow(10, Math.Floor(Math.Log10(low))),
            Math.Pow(10, Math.Ceiling(Math.Log10(high))),
            from,
            to,
            mostTicks,
            ChartText.Number);

    private static List<Point> PointsOf(Chart chart) => [.. chart.Series.SelectMany(series => series.Points(chart))];
}
