using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <inheritdoc cref="ISession"/>
/// <remarks>
/// Owns the engine, which knows all names, and one worker, which knows all values. When a worker is lost the next one learns
/// the earlier cells' types again as they are needed.
/// </remarks>
public sealed class Session : ISession
{
    // Longer than the worker takes to give a cell up by itself (CellStop).
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(2.5);

    private readonly SessionOptions _options;
    private readonly CellPlanner _planner = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<int, CellOutputs> _cells = new();
    private readonly Lock _gate = new();

    // Owned by whoever has the turn.
    private readonly Dictionary<string, Submission> _submissions = [];
    private CSharpEngine _engine;
    private Task<WorkerLink> _link;
    private int _count;

    // Guarded by the gate: the cell that runs now, and what stops it.
    private (CellOutputs Outputs, CancellationTokenSource Stop, Task Ended)? _running;

    private Session(SessionOptions options)
    {
        _options = options;
        _engine = NewEngine();
        _link = StartWorkerAsync();
    }

    /// <summary>Starts a session; its worker starts in the background, and the first cell waits for it.</summary>
    public static ISession Start(SessionOptions options) => new Session(options);

    /// <inheritdoc/>
    public async Task<CellOutcome> RunAsync(Cell cell, IOutputSink sink, CancellationToken cancellationToken = default)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Interrupted("The cell was taken from the queue before it ran.");
        }

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outputs = new CellOutputs(++_count, sink, _options.MostTextPerCell);
        _cells[outputs.Cell] = outputs;
        SetRunning((outputs, stop, ended.Task));
        try
        {
            outputs.Emit(new CellOutput.Started(outputs.Cell));
            return await RunPlanAsync(cell, outputs, stop.Token);
        }
        catch (WorkerStartException error)
        {
            return new CellOutcome.WorkerLost(new CellError("WorkerStartError", error.Message, [error.Message]));
        }
        finally
        {
            SetRunning(null);
            _turn.Release();
            ended.SetResult();
        }
    }

    /// <inheritdoc/>
    public async Task InterruptAsync()
    {
        Task? ended = null;
        lock (_gate)
        {
            if (_running is { } running)
            {
                running.Stop.Cancel();
                ended = running.Ended;
            }
        }

        if (ended is not null)
            await ended;
        else if (_link.IsCompletedSuccessfully)
            (await _link).Stop(cell: null);
    }

    /// <inheritdoc/>
    public async Task RestartAsync()
    {
        if (_link.IsCompletedSuccessfully)
            (await _link).Kill();
        await _turn.WaitAsync();
        try
        {
            await ResetAsync();
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
            return await (await _link).FinishAsync(wait);
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
        await InterruptAsync();
        await _turn.WaitAsync();
        await DisposeAsync(_link);
        _turn.Dispose();
    }

    private async Task<CellOutcome> RunPlanAsync(Cell cell, CellOutputs outputs, CancellationToken stop)
    {
        var plan = _planner.Plan(cell.Source, outputs.Cell);
        if (plan is CellPlan.Refused refused)
            return new CellOutcome.Failed(refused.Error);

        foreach (var step in ((CellPlan.Accepted)plan).Steps)
        {
            var outcome = await RunStepAsync(step, outputs, stop);
            if (outcome is not CellOutcome.Succeeded)
                return outcome;
        }

        return new CellOutcome.Succeeded();
    }

    private async Task<CellOutcome> RunStepAsync(CellStep step, CellOutputs outputs, CancellationToken stop)
    {
        switch (step)
        {
            case CellStep.Show show:
                outputs.Emit(new CellOutput.Display(show.Bundle));
                break;
            case CellStep.Reset:
                await ResetAsync();
                break;
            case CellStep.Run run:
                return await CompileAndRunAsync(run, outputs, stop);
        }

        return new CellOutcome.Succeeded();
    }

    private async Task<CellOutcome> CompileAndRunAsync(CellStep.Run run, CellOutputs outputs, CancellationToken stop)
    {
        if (run.Code.Length == 0)
            return await RunSubmissionAsync(null, run.Instruments, outputs, stop);

        var began = TimeProvider.System.GetTimestamp();
        CompileOutcome compiled;
        try
        {
            compiled = await Task.Run(() => _engine.Compile(run.Code, outputs.Cell, cancellationToken: stop), stop);
        }
        catch (OperationCanceledException)
        {
            return Interrupted("The cell was stopped before it had been compiled.");
        }

        switch (compiled)
        {
            case CompileOutcome.Rejected rejected:
                return new CellOutcome.Failed(rejected.Error);
            case CompileOutcome.Compiled { Submission: var submission, Warnings: var warnings }:
                foreach (var warning in warnings)
                    outputs.Emit(new CellOutput.Text(OutputStream.Error, warning + "\n"));
                if (submission is not null)
                    _submissions[submission.AssemblyName] = submission;
                var instruments = WithCompileTime(run.Instruments, TimeProvider.System.GetElapsedTime(began));
                return await RunSubmissionAsync(submission, instruments, outputs, stop);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<CellOutcome> RunSubmissionAsync(
        Submission? submission, IReadOnlyList<InstrumentRequest> instruments, CellOutputs outputs, CancellationToken stop)
    {
        if (submission is null && instruments.Count == 0)
            return new CellOutcome.Succeeded();

        var link = await _link;
        if (link.Ended.IsCompleted)
        {
            await ReplaceWorkerAsync();
            return new CellOutcome.WorkerLost(CrashReport.BeforeCell(await link.Ended));
        }

        if (submission is not null)
            link.Restore(EarlierOf(submission));
        var end = await StoppableAsync(link, link.RunAsync(outputs, submission, instruments), outputs, stop);
        return await OutcomeAsync(link, end, stop.IsCancellationRequested);
    }

    /// <summary>Waits for the step; asked to stop, gives the worker its time to do so, then ends it.</summary>
    private static async Task<StepEnd> StoppableAsync(WorkerLink link, Task<StepEnd> step, CellOutputs outputs, CancellationToken stop)
    {
        try
        {
            return await step.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            link.Stop(outputs.Cell);
        }

        try
        {
            return await step.WaitAsync(StopDeadline);
        }
        catch (TimeoutException)
        {
            link.Kill();
            return await step;
        }
    }

    private async Task<CellOutcome> OutcomeAsync(WorkerLink link, StepEnd end, bool wasStopped)
    {
        switch (end)
        {
            case StepEnd.Reported reported:
                if (reported.IsBeyondRepair)
                    await ReplaceWorkerAsync();
                return reported.Outcome;
            case StepEnd.Lost lost:
                await ReplaceWorkerAsync();
                return wasStopped
                    ? Interrupted("The cell was stopped by ending its process. Variables are lost; a new process is ready.")
                    : new CellOutcome.WorkerLost(CrashReport.For(lost.End));
            default:
                throw new UnreachableException();
        }
    }

    private async Task ReplaceWorkerAsync()
    {
        var old = _link;
        _link = StartWorkerAsync();
        await DisposeAsync(old);
    }

    private async Task ResetAsync()
    {
        _engine = NewEngine();
        _submissions.Clear();
        await ReplaceWorkerAsync();
    }

    private CSharpEngine NewEngine() => new(ReferenceSet.Default, _options.Folder);

    private Task<WorkerLink> StartWorkerAsync() =>
        WorkerLink.StartAsync(_options, number => _cells.GetValueOrDefault(number), EmitStray, CancellationToken.None);

    private void EmitStray(OutputStream stream, string text)
    {
        CellOutputs? running;
        lock (_gate)
            running = _running?.Outputs;
        running?.Emit(new CellOutput.Text(stream, text));
    }

    private void SetRunning((CellOutputs Outputs, CancellationTokenSource Stop, Task Ended)? running)
    {
        lock (_gate)
            _running = running;
    }

    /// <summary>The earlier cells that a submission needs, each before those that need it.</summary>
    private List<Submission> EarlierOf(Submission submission)
    {
        var needed = new SortedDictionary<int, Submission>();
        var open = new Stack<string>(submission.Dependencies);
        while (open.TryPop(out var name))
        {
            if (!_submissions.TryGetValue(name, out var earlier) || !needed.TryAdd(earlier.Slot, earlier))
                continue;
            foreach (var dependency in earlier.Dependencies)
                open.Push(dependency);
        }

        return [.. needed.Values];
    }

    private static IReadOnlyList<InstrumentRequest> WithCompileTime(IReadOnlyList<InstrumentRequest> instruments, TimeSpan compile)
    {
        var milliseconds = compile.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture);
        return
        [
            .. instruments.Select(request => request with
            {
                Arguments = new Dictionary<string, string>(request.Arguments) { [TimeInstrument.CompileMilliseconds] = milliseconds },
            }),
        ];
    }

    private static CellOutcome.Interrupted Interrupted(string message) =>
        new(new CellError("Interrupted", message, [$"Interrupted: {message}"]));

    private static async Task DisposeAsync(Task<WorkerLink> starting)
    {
        try
        {
            await using var link = await starting;
        }
        catch (WorkerStartException)
        {
            // It never lived.
        }
    }
}
