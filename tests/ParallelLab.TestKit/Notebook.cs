using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.TestKit;

/// <summary>A session with a real worker process, for tests that run cells one after the other.</summary>
public sealed class Notebook : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ISession _session;

    public Notebook(SessionOptions? options = null) => _session = Kernel.Sessions.Session.Start(options ?? new SessionOptions());

    public ISession Session => _session;

    /// <summary>Runs a cell to its end, whatever that is.</summary>
    public Task<CellRun> RunAsync(string source, CancellationToken cancellationToken = default) => RunAsync(new Cell(source), cancellationToken);

    /// <inheritdoc cref="RunAsync(string, CancellationToken)"/>
    public async Task<CellRun> RunAsync(Cell cell, CancellationToken cancellationToken = default)
    {
        var sink = new RecordingSink();
        var outcome = await _session.RunAsync(cell, sink, cancellationToken).WaitAsync(Deadline, CancellationToken.None);
        return new CellRun(outcome, sink);
    }

    /// <summary>Starts a cell and waits until it has printed something.</summary>
    public async Task<StartedCell> StartAsync(string source)
    {
        var sink = new RecordingSink();
        var stop = new CancellationTokenSource();
        var ended = _session.RunAsync(new Cell(source), sink, stop.Token);
        await Probe.UntilAsync(() => sink.Outputs.OfType<CellOutput.Text>().Any() || ended.IsCompleted, "the cell prints");
        return new StartedCell(ended, sink, stop);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}

/// <summary>A cell that has ended.</summary>
public sealed record CellRun(CellOutcome Outcome, RecordingSink Sink);

/// <summary>A cell that runs.</summary>
public sealed record StartedCell(Task<CellOutcome> Ended, RecordingSink Sink, CancellationTokenSource Stop);
