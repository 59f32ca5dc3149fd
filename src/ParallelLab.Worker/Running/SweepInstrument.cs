using ParallelLab.Instruments.Charts;
using ParallelLab.Instruments.Timing;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary><c>#!sweep</c>: measures the code with each value of a variable. The table grows as it goes; the chart comes at the end.</summary>
public sealed class SweepInstrument : IInstrument
{
    /// <summary>The argument that names the variable.</summary>
    public const string Variable = "variable";

    /// <summary>The argument that holds the values, with <see cref="Separator"/> between them.</summary>
    public const string Values = "values";

    public const char Separator = ',';

    /// <summary>The argument that tells the number of runs for each value.</summary>
    public const string Runs = "r";

    internal const int DefaultRuns = 5;

    public string Name => "sweep";

    public void Around(InstrumentCall call, Action run)
    {
        var bodyWith = MeasuredBody.GivenBy(run);
        var values = call.Arguments[Values].Split(Separator);
        var runs = call.Count(Runs) ?? DefaultRuns;
        var sweep = new SweepResult(call.Arguments[Variable], []);
        try
        {
            foreach (var value in values)
            {
                var point = SweepPoint.Measure(value, bodyWith(value), runs, isFirst: sweep.Points is [], call.Stopping);
                sweep = sweep with { Points = [.. sweep.Points, point] };
                call.ShowLive(Table(sweep, values).ToBundle());
            }
        }
        finally
        {
            if (sweep.Points.Count > 0)
                call.Show(FormatterCatalog.Default.Format(sweep.ToSvg(Environment.ProcessorCount)));
        }
    }

    private static Table Table(SweepResult sweep, string[] values) => SweepTable.Of(
        sweep,
        Environment.ProcessorCount,
        sweep.Points.Count < values.Length ? $"{sweep.Points.Count} of {values.Length} values measured." : null);
}
