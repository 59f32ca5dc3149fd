using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary><c>#!time</c>: what the run cost, shown also when it throws.</summary>
public sealed class TimeInstrument(TimeProvider clock) : IInstrument
{
    /// <summary>The argument that tells how long the compiler took: milliseconds, in the invariant culture. May be absent.</summary>
    public const string CompileMilliseconds = "compile-ms";

    public TimeInstrument()
        : this(TimeProvider.System)
    {
    }

    public string Name => "time";

    public void Around(InstrumentCall call, Action run)
    {
        var startedBefore = call.Threads.Started;
        var meter = RunMeter.Start(clock);
        try
        {
            run();
        }
        finally
        {
            var cost = meter.Stop();
            call.Show(Table(cost, Compile(call.Arguments), call.Threads.Started - startedBefore).ToBundle());
        }
    }

    /// <summary>One row, so that the figures of several runs stand below each other and compare.</summary>
    internal static Table Table(RunCost cost, TimeSpan? compile, long threadsStarted)
    {
        (string Header, string Cell)[] figures =
        [
            ("compile", compile is { } known ? Units.Duration(known) : "?"),
            ("wall", Units.Duration(cost.Wall)),
            ("user", Units.Duration(cost.User)),
            ("system", Units.Duration(cost.System)),
            ("cores busy", cost.CoresBusy.ToString("F2", CultureInfo.InvariantCulture)),
            ("allocated", Units.Bytes(cost.AllocatedBytes)),
            ("collections", string.Join(" / ", cost.Collections)),
            ("threads started", threadsStarted.ToString(CultureInfo.InvariantCulture)),
        ];
        return new Table(
            [.. figures.Select(figure => new TableColumn(figure.Header, IsNumber: true))],
            [[.. figures.Select(figure => figure.Cell)]]);
    }

    private static TimeSpan? Compile(IReadOnlyDictionary<string, string> arguments) =>
        arguments.TryGetValue(CompileMilliseconds, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is >= 0 and < int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
