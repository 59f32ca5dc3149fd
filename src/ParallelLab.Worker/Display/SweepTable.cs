using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Worker.Display;

/// <summary>What a sweep found, a row a value.</summary>
internal static class SweepTable
{
    /// <param name="cores">The cores that the code could use.</param>
    /// <param name="ending">What to say of values that are missing; null when none is.</param>
    public static Table Of(SweepResult sweep, int cores, string? ending = null)
    {
        List<TableColumn> columns =
        [
            new(sweep.Variable, sweep.Points.All(point => point.Number is not null)),
            new("median", IsNumber: true), new("± std. dev.", IsNumber: true), new("best", IsNumber: true),
        ];
        if (sweep.CountsWorkers)
            columns.AddRange([new("speed-up", IsNumber: true), new("efficiency", IsNumber: true)]);
        var notes = new[] { Amdahl(sweep, cores), ending }.OfType<string>().ToList();
        return new Table(columns, [.. sweep.Points.Select(point => Row(sweep, point))], notes is [] ? null : string.Join('\n', notes));
    }

    private static List<string> Row(SweepResult sweep, SweepPoint point)
    {
        List<string> row =
        [
            point.Value,
            Units.Nanoseconds(point.Nanoseconds.Median),
            Units.Nanoseconds(point.Nanoseconds.StandardDeviation),
            Units.Nanoseconds(point.Nanoseconds.Best),
        ];
        if (sweep.CountsWorkers)
        {
            row.Add(string.Create(CultureInfo.InvariantCulture, $"{sweep.SpeedUp(point):F2}"));
            row.Add(Percent(sweep.Efficiency(point)));
        }
        return row;
    }

    private static string? Amdahl(SweepResult sweep, int cores)
    {
        if (sweep.Amdahl(cores) is not { } fit)
            return null;
        var limit = fit.SerialShare >= 0.005
            ? string.Create(CultureInfo.InvariantCulture, $" At most {1 / fit.SerialShare:G3} × faster, however many workers.")
            : "";
        var seen = fit.MostWorkers < sweep.Points[^1].Number
            ? string.Create(CultureInfo.InvariantCulture, $" Fitted up to {fit.MostWorkers} workers, since there are {cores} cores.")
            : "";
        return $"Amdahl: {Percent(fit.SerialShare)} ± {Percent(fit.Error)} of the work is serial.{limit}{seen}";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F0} %");
}
