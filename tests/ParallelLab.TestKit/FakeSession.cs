using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.TestKit;

/// <summary>
/// A session without a worker: what a cell does is looked up by its text. Cells that were not scripted succeed and show nothing.
/// Runs a cell at a time, as a session does.
/// </summary>
public sealed class FakeSession : ISession
{
    private readonly Dictionary<string, Func<FakeCell, Task<CellOutcome>>> _script = [];
    private readonly List<string> _ran = [];
    private readonly List<Action> _late = [];
    private int _executionCount;

    /// <summary>The texts of the cells that were run, in order.</summary>
    public IReadOnlyList<string> Ran => _ran;

    /// <summary>What <see cref="FinishAsync"/> finds still running.</summary>
    public IReadOnlyList<string> LeftRunning { get; init; } = [];

    /// <summary>How long the caller was ready to wait for what was left running; null before it asked.</summary>
    public TimeSpan? FinishWait { get; private set; }

    public NextCell Next { get; } = new CSharpEngine(ReferenceSet.Default, Path.GetTempPath()).Next;

    /// <summary>Called by <see cref="TidyUp"/>.</summary>
    public Action OnTidyUp { get; init; } = () => { };

    public bool IsDisposed { get; private set; }

    public MagicCatalog Magics => MagicCatalog.Standard;

    /// <summary>Scripts a cell.</summary>
    public FakeSession On(string source, Func<FakeCell, Task<CellOutcome>> run)
    {
        _script.Add(source, run);
        return this;
    }

    /// <summary>Scripts a cell that shows these outputs and succeeds.</summary>
    public FakeSession OnShow(string source, params CellOutput[] outputs) => On(source, cell =>
    {
        foreach (var output in outputs)
            cell.Sink.Emit(output);
        return Task.FromResult<CellOutcome>(new CellOutcome.Succeeded());
    });

    /// <summary>Scripts a cell that throws.</summary>
    public FakeSession OnThrow(string source, string name, string message) => On(source, _ =>
        Task.FromResult<CellOutcome>(new CellOutcome.Failed(new CellError(name, message, [$"{name}: {message}", "   at cell 1, line 1"]))));

    /// <summary>Scripts a cell whose thread prints after all cells have ended.</summary>
    public FakeSession OnPrintLate(string source, string text) => On(source, cell =>
    {
        _late.Add(() => cell.Sink.Emit(new CellOutput.Text(OutputStream.Out, text)));
        return Task.FromResult<CellOutcome>(new CellOutcome.Succeeded());
    });

    /// <summary>Scripts a cell that ends only by being stopped.</summary>
    /// <returns>Completes when the cell runs.</returns>
    public Task OnSpin(string source)
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        On(source, async cell =>
        {
            running.SetResult();
            await Task.Delay(Timeout.Infinite, cell.Stop).ContinueWith(_ => { }, TaskScheduler.Default);
            return new CellOutcome.Interrupted(new CellError("Interrupted", "The cell was stopped.", ["Interrupted: The cell was stopped."]));
        });
        return running.Task;
    }

    public void TidyUp() => OnTidyUp();

    public async Task<CellOutcome> RunAsync(Cell cell, IOutputSink sink, CancellationToken cancellationToken = default)
    {
        _ran.Add(cell.Source);
        if (cell.IsCounted)
            _executionCount++;
        sink.Emit(new CellOutput.Started(_executionCount));
        return _script.TryGetValue(cell.Source, out var run)
            ? await run(new FakeCell(_executionCount, sink, cancellationToken))
            : new CellOutcome.Succeeded();
    }

    public Task InterruptAsync() => Task.CompletedTask;

    public Task RestartAsync() => Task.CompletedTask;

    public Task<IReadOnlyList<string>> FinishAsync(TimeSpan wait)
    {
        FinishWait = wait;
        foreach (var print in _late)
            print();
        return Task.FromResult(LeftRunning);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>What a scripted cell works with.</summary>
/// <param name="ExecutionCount">Its number.</param>
/// <param name="Sink">Where its outputs go.</param>
/// <param name="Stop">Cancelled when the cell is to be stopped.</param>
public sealed record FakeCell(int ExecutionCount, IOutputSink Sink, CancellationToken Stop);
