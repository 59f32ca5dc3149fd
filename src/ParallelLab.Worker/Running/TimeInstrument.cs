using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary>
/// <c>#!time</c>: what the run cost, shown also when it throws; and how its wall time compares with that of the last run of the same piece
/// that came to its end.
/// </summary>
public sealed class TimeInstrument(TimeProvider clock) : IInstrument
{
    /// <summary>The argument that tells how long the compiler took: milliseconds, in the invariant culture. May be absent.</summary>
    public const string CompileMilliseconds = "compile-ms";

    /// <summary>The argument that names what is run, the same when it is run again. May be absent.</summary>
    public const string Piece = "piece";

    // Owned by the cells' thread: piece → wall time of its last run.
    private readonly Dictionary<string, TimeSpan> _last = new(StringComparer.Ordinal);

    public TimeInstrument()
        : this(TimeProvider.System)
    {
    }

    public string Name => "time";

    public void Around(InstrumentCall call, Action run)
    {
        var startedBefore = call.Threads.Started;
        var hasEnded = false;
        var meter = RunMeter.Start(clock);
        try
        {
            run();
            hasEnded = true;
        }
        finally
        {
            var cost = meter.Stop();
            var note = hasEnded ? Compare(call.Arguments, cost.Wall) : null;
            call.Show((Table(cost, Compile(call.Arguments), call.Threads.Started - startedBefore) with { Note = note }).ToBundle());
        }
    }

    private string? Compare(IReadOnlyDictionary<string, string> arguments, TimeSpan wall)
    {
        if (!arguments.TryGetValue(Piece, out var piece))
            return null;
        var note = _last.TryGetValue(piece, out var before) ? WallComparison.InWords(wall, before) : null;
        _last[piece] = wall;
        return note;
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
