using System.Collections.Concurrent;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <inheritdoc cref="ISession"/>
/// <remarks>
/// Gives each cell its turn and its identity. What the cells bring about is the <see cref="SessionState"/>, how one runs is the <see cref="PlanRunner"/>'s affair.
/// </remarks>
public sealed class Session : ISession
{
    private readonly SessionOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<int, CellOutputs> _cells = new();
    private readonly SessionState _state;
    private readonly PlanRunner _plans;

    // Half of what the collector of the published kernel lets lie before it collects by itself, in the midst of a compilation.
    private readonly CellGarbage _garbage = new(worth: 2 * 1024 * 1024);

    private readonly Lock _gate = new();

    // Cancelled by a restart and by the end: the cell that runs, and all that wait for their turn, end with it.
    private CancellationTokenSource _epoch = new();
    private bool _isDisposed;

    private readonly CompilerWarming? _warming;

    // Guarded by the gate: the cell that runs now, and what stops it.
    private RunningCell? _running;

    private int _lastId;
    private int _count;

    private Session(SessionOptions options, CompilerWarming? warming)
    {
        _options = options;
        _warming = warming;
        _state = new SessionState(options, id => _cells.GetValueOrDefault(id), RunSentAsync, EmitStray);
        _plans = new PlanRunner(options, _state);
    }

    /// <inheritdoc/>
    public NextCell Next => _state.Steps.Next;

    /// <inheritdoc/>
    public MagicCatalog Magics => _state.Additions.Magics;

    /// <summary>Starts a session; its worker starts in the background, and the first cell waits for it.</summary>
    /// <param name="warming">Ended by the first cell.</param>
    public static ISession Start(SessionOptions options, CompilerWarming? warming = null) => new Session(options, warming);

    /// <summary>
    /// Starts a session and waits until its first cell costs what any other does: a worker takes cells, and the compiler has compiled one.
    /// </summary>
    public static async Task<ISession> StartWarmAsync(SessionOptions options, CancellationToken cancellationToken = default)
    {
        var warming = CompilerWarming.Begin();
        var session = new Session(options, warming);
        try
        {
            await Task.WhenAll(warming.Completion, session._state.Workers.Current).WaitAsync(cancellationToken);
            return session;
        }
        catch (WorkerStartException)
        {
            return session; // Its first cell says why.
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<CellOutcome> RunAsync(Cell cell, IOutputSink sink, CancellationToken cancellationToken = default)
    {
        using var wanted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Volatile.Read(ref _epoch).Token);
        try
        {
            await _turn.WaitAsync(wanted.Token);
        }
        catch (OperationCanceledException)
        {
            return Interruption.Before("its turn had come");
        }

        using var running = Begin(cell, sink, wanted.Token);
        try
        {
            await (_warming?.EndAsync() ?? Task.CompletedTask);
            running.Outputs.Emit(new CellOutput.Started(running.Outputs.Cell.ExecutionCount));
            var outcome = await _plans.RunAsync(cell, running.Outputs, running.Stop.Token);
            return running.Outputs.Failure is { } failure ? OurFault("its outputs could not be passed on", failure) : outcome;
        }
        catch (WorkerStartException error)
        {
            await _state.Workers.ReplaceAsync(); // The next cell tries again.
            return new CellOutcome.WorkerLost(new CellError("WorkerStartError", error.Message, [$"WorkerStartError: {error.Message}"]));
        }
        catch (Exception error)
        {
            return OurFault("it could not be run", error);
        }
        finally
        {
            lock (_gate)
                _running = null;
            _turn.Release();
            running.Ended.SetResult();
        }
    }

    /// <inheritdoc/>
    public void TidyUp() => _garbage.Collect();

    /// <inheritdoc/>
    public async Task InterruptAsync()
    {
        RunningCell? running;
        var cancelling = Task.CompletedTask;
        lock (_gate)
        {
            running = _running;
            if (running is not null)
                cancelling = running.Stop.CancelAsync(); // Its callbacks run elsewhere, not under this lock.
        }

        await cancelling;
        if (running is not null)
            await running.Ended.Task;
        else
            _state.Workers.CurrentOrNull?.Stop(cell: null);
    }

    /// <inheritdoc/>
    public async Task RestartAsync()
    {
        var ended = Interlocked.Exchange(ref _epoch, new CancellationTokenSource());
        await ended.CancelAsync();
        _state.Workers.CurrentOrNull?.Kill();
        await _turn.WaitAsync();
        try
        {
            await _state.ResetAsync();
            _count = 0;
            _cells.Clear();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FinishAsync(TimeSpan wait)
    {
        await _turn.WaitAsync();
        try
        {
            var link = await _state.Workers.Current;
            return await link.FinishAsync(wait);
        }
        catch (WorkerStartException)
        {
            return [];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
        }

        await _epoch.CancelAsync();
        await _turn.WaitAsync(); // And never given back: what comes later finds its epoch over.
        await _state.DisposeAsync();
    }

    private static CellOutcome.Failed OurFault(string what, Exception error) =>
        new(new CellError(error.GetType().Name, $"A fault of ParallelLab itself: {what}: {error.Message}", [$"A fault of ParallelLab itself: {what}.", error.ToString()]));

    private RunningCell Begin(Cell cell, IOutputSink sink, CancellationToken cancellationToken)
    {
        if (cell.IsCounted)
            _count++;
        var outputs = new CellOutputs(new CellIdentity(++_lastId, _count, cell.IsCounted) { Source = cell.Source }, sink, _options.MostTextPerCell);
        _cells[outputs.Cell.Id] = outputs;
        var running = new RunningCell(outputs, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
        lock (_gate)
            _running = running;
        return running;
    }

    /// <summary>Runs code that the cell which runs has sent, as a part of it.</summary>
    private async Task<CellOutcome> RunSentAsync(WorkerFrame.CodeSent sent)
    {
        RunningCell? running;
        lock (_gate)
            running = _running;
        if (running is null || running.Outputs.Cell.Id != sent.Cell)
            return Interruption.Before("the code that it sent was run");
        try
        {
            return await _plans.RunSentAsync(sent, running.Outputs, running.Stop.Token);
        }
        catch (Exception error)
        {
            return OurFault("code that it sent could not be run", error);
        }
    }

    // What comes on no cell's pipe is the running cell's, as far as anyone can know.
    private void EmitStray(OutputStream stream, string text)
    {
        CellOutputs? running;
        lock (_gate)
            running = _running?.Outputs;
        running?.Emit(new CellOutput.Text(stream, text));
    }

    private sealed record RunningCell(CellOutputs Outputs, CancellationTokenSource Stop) : IDisposable
    {
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose() => Stop.Dispose();
    }
}
