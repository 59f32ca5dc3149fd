using System.Globalization;
using ParallelLab.Instruments.Drawing;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Instruments.Charts;

/// <summary>What a sweep found, as a picture: the times and, where workers were counted, their speed-up.</summary>
public static class SweepCharts
{
    /// <summary>Values that span more than this are shown on a logarithmic axis.</summary>
    private const double WideSpan = 50;

    private const int PointsOfCurve = 60;

    private const double NanosecondsPerSecond = 1e9;

    /// <summary>The picture of a sweep with at least one point.</summary>
    /// <param name="cores">The cores that the code could use.</param>
    public static Svg ToSvg(this SweepResult sweep, int cores) => ChartDrawing.Draw(
        sweep.CountsWorkers ? [Times(sweep), SpeedUps(sweep, cores)] : [Times(sweep)],
        $"Time by {sweep.Variable}");

    private static Chart Times(SweepResult sweep)
    {
        var longest = sweep.Points.Max(point => point.Nanoseconds.Median);
        var (seconds, name) = TimeUnits.For(longest / NanosecondsPerSecond);
        var unit = seconds * NanosecondsPerSecond;
        var times = sweep.Points.Select(point => point.Nanoseconds.Median / unit).ToList();
        var errors = sweep.Points.Select(point => point.Nanoseconds.StandardDeviation / unit);
        var numbers = sweep.Points.Select(point => point.Number).OfType<double>().ToList();
        var chart = numbers.Count == sweep.Points.Count
            ? Chart.Line(numbers, times).WithXAxis(sweep.Variable, IsWide(numbers))
            : Chart.Bar(sweep.Points.Select(point => point.Value), times).WithXAxis(sweep.Variable);
        return chart.WithErrors(errors)
            .WithTitle("Time")
            .WithYAxis($"{name}, median ± standard deviation", !chart.HasBars && IsWide(times));
    }

    private static Chart SpeedUps(SweepResult sweep, int cores)
    {
        var workers = sweep.Points.Select(point => point.Number!.Value).ToList();
        var chart = Chart.Line(workers, sweep.Points.Select(sweep.SpeedUp), "measured")
            .WithErrors(sweep.Points.Select(sweep.SpeedUpError))
            .WithTitle("Speed-up")
            .WithXAxis(sweep.Variable)
            .WithYAxis("times faster than 1")
            .WithLine(workers, workers, "ideal", isReference: true);
        if (sweep.Amdahl(cores) is not { } fit)
            return chart;
        var curve = Enumerable.Range(0, PointsOfCurve).Select(i => 1 + ((workers[^1] - 1) * i / (PointsOfCurve - 1))).ToList();
        var name = string.Create(CultureInfo.InvariantCulture, $"Amdahl, {fit.SerialShare:P0} serial");
        return chart.WithLine(curve, curve.Select(fit.SpeedUp), name);
    }

    private static bool IsWide(IReadOnlyCollection<double> values) => values.Min() > 0 && values.Max() / values.Min() > WideSpan;
}
