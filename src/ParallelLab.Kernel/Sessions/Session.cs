using System.Collections.Concurrent;
using System.Globalization;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <inheritdoc cref="ISession"/>
/// <remarks>
/// Gives each cell its turn and its identity. The names live in the step runner's engine, the values in the present worker; a reset replaces
/// both, a lost worker only the second.
/// </remarks>
public sealed class Session : ISession
{
    private static readonly CellStep.Run EndOfCell =
        CellStep.Run.Of(new InstrumentRequest(CellEndInstrument.InstrumentName, new Dictionary<string, string>(StringComparer.Ordinal)));

    private readonly SessionOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<int, CellOutputs> _cells = new();
    private readonly WorkerSuccession _workers;
    private readonly Lock _gate = new();

    // Cancelled by a restart and by the end: the cell that runs, and all that wait for their turn, end with it.
    private CancellationTokenSource _epoch = new();
    private bool _isDisposed;

    private readonly CompilerWarming? _warming;

    // Guarded by the gate: the cell that runs now, and what stops it.
    private RunningCell? _running;

    // Those of the present worker: the next one begins anew.
    private volatile NotebookAdditions _additions;

    // Owned by whoever has the turn; others only ask for what comes next.
    private volatile StepRunner _steps;
    private int _lastId;
    private int _count;

    private Session(SessionOptions options, CompilerWarming? warming)
    {
        _options = options;
        _warming = warming;
        _additions = new NotebookAdditions(RunSentAsync);
        _workers = new WorkerSuccession(StartWorkerAsync);
        _steps = NewStepRunner();
    }

    /// <inheritdoc/>
    public NextCell Next => _steps.Next;

    /// <inheritdoc/>
    public MagicCatalog Magics => _additions.Magics;

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
            await Task.WhenAll(warming.Completion, session._workers.Current).WaitAsync(cancellationToken);
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
            var outcome = await RunToEndAsync(cell, running.Outputs, running.Stop.Token);
            return running.Outputs.Failure is { } failure ? OurFault("its outputs could not be passed on", failure) : outcome;
        }
        catch (WorkerStartException error)
        {
            await _workers.ReplaceAsync(); // The next cell tries again.
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
            _workers.CurrentOrNull?.Stop(cell: null);
    }

    /// <inheritdoc/>
    public async Task RestartAsync()
    {
        var ended = Interlocked.Exchange(ref _epoch, new CancellationTokenSource());
        await ended.CancelAsync();
        _workers.CurrentOrNull?.Kill();
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
            var link = await _workers.Current;
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
        await _workers.DisposeAsync();
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

    private async Task<CellOutcome> RunToEndAsync(Cell cell, CellOutputs outputs, CancellationToken stop)
    {
        var outcome = await RunPlanAsync(cell, outputs.Cell.Name, ImportedFiles.None(_options.Folder), outputs, stop);
        if (outcome is not (CellOutcome.Succeeded or CellOutcome.Failed) || !_additions.TakeEnd(outputs.Cell.Id))
            return outcome;
        var ending = await RunStepAsync(EndOfCell, piece: null, outputs, stop);
        return outcome is CellOutcome.Succeeded ? ending : outcome;
    }

    /// <param name="place">What the cell's errors name.</param>
    /// <param name="within">The files out of which the cell comes.</param>
    private async Task<CellOutcome> RunPlanAsync(Cell cell, string place, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        var planner = new CellPlanner(_additions.Magics);
        var (answers, unanswered) = await AskAsync(planner.Questions(cell), stop);
        if (unanswered is not null)
            return unanswered;
        var plan = planner.Plan(cell, place, answers);
        if (plan is CellPlan.Refused refused)
            return new CellOutcome.Failed(refused.Error);

        foreach (var (index, step) in ((CellPlan.Accepted)plan).Steps.Index())
        {
            var piece = cell.Id is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cell.Id}/{index}");
            var outcome = await (step switch
            {
                CellStep.Import import => ImportAsync(import.File, within, outputs, stop),
                CellStep.Restore restore => RestoreAsync(restore, within, outputs, stop),
                CellStep.Run { Code.Length: > 0 } run =>
                    RunCodeAsync(place == outputs.Cell.Name ? run : run with { Origin = place }, piece, within, outputs, stop),
                _ => RunStepAsync(step, piece, outputs, stop),
            });
            if (outcome is not CellOutcome.Succeeded)
                return outcome;
        }

        return new CellOutcome.Succeeded();
    }

    /// <summary>Runs code, with the packages that the files which it loads ask for.</summary>
    private async Task<CellOutcome> RunCodeAsync(CellStep.Run run, string? piece, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        try
        {
            var asked = LoadedPackages.In(run.Code, _options.Folder);
            var restored = asked.Count == 0 ? new CellOutcome.Succeeded() : await RestoreAsync(new CellStep.Restore(asked), within, outputs, stop);
            return restored is CellOutcome.Succeeded ? await RunStepAsync(run, piece, outputs, stop) : restored;
        }
        catch (PackageDirectiveException error)
        {
            return new CellOutcome.Failed(CellError.AtLine("PackageError", error.Message, "a file that the cell loads", error.Line, error.Text));
        }
    }

    /// <summary>Runs code that the cell which runs has sent, as a part of it.</summary>
    private async Task<CellOutcome> RunSentAsync(WorkerFrame.CodeSent sent)
    {
        RunningCell? running;
        lock (_gate)
            running = _running;
        if (running?.Outputs.Cell is not { } cell || cell.Id != sent.Cell)
            return Interruption.Before("the code that it sent was run");
        try
        {
            var code = new Cell(sent.Code.ReplaceLineEndings("\n"), IsCounted: false, Language: sent.Language);
            return await RunPlanAsync(code, $"{cell.Name} (sent code)", ImportedFiles.None(_options.Folder), running.Outputs, running.Stop.Token);
        }
        catch (Exception error)
        {
            return OurFault("code that it sent could not be run", error);
        }
    }

    /// <summary>Gets packages, and runs the extensions for notebooks that they bring.</summary>
    private async Task<CellOutcome> RestoreAsync(CellStep.Restore restore, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        var (outcome, extensions) = await _steps.Packages.RunAsync(restore, outputs, stop);
        foreach (var script in extensions)
        {
            if (outcome is not CellOutcome.Succeeded)
                break;
            outcome = await ImportAsync(script, within, outputs, stop);
        }

        return outcome;
    }

    /// <summary>Runs the code cells of a file up to the first failure.</summary>
    private async Task<CellOutcome> ImportAsync(string file, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        IReadOnlyList<ImportedCell> cells;
        try
        {
            (cells, within) = await within.ReadAsync(file, stop);
        }
        catch (ImportException error)
        {
            return new CellOutcome.Failed(new CellError("ImportError", error.Message, [$"ImportError: {error.Message}"]));
        }

        foreach (var (cell, place) in cells)
        {
            var outcome = await RunPlanAsync(cell, place, within, outputs, stop);
            if (outcome is not CellOutcome.Succeeded)
                return outcome;
        }

        return new CellOutcome.Succeeded();
    }

    /// <summary>Asks what a cell's magics ask for. Null for the answers where one is missing.</summary>
    private async Task<(IReadOnlyDictionary<string, string> Answers, CellOutcome? Unanswered)> AskAsync(
        IReadOnlyList<MagicQuestion> questions, CancellationToken stop)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var answer = _options.Input is { } input ? await input.ReadLineAsync(question.Prompt, question.IsPassword, stop) : null;
            if (stop.IsCancellationRequested)
                return (answers, Interruption.Before("its question was answered"));
            if (answer is null)
                return (answers, new CellOutcome.Failed(NobodyAnswers(question)));
            answers[question.Argument] = answer;
        }

        return (answers, null);
    }

    private static CellError NobodyAnswers(MagicQuestion question)
    {
        var message = $"Nobody can answer {question.Argument} here, because this notebook runs without a prompt. Write the value in its place.";
        return new CellError("InputError", message, [$"InputError: {message}"]);
    }

    /// <param name="piece">The step's name in its notebook, the same when it is run again; null where the cell has none.</param>
    private async Task<CellOutcome> RunStepAsync(CellStep step, string? piece, CellOutputs outputs, CancellationToken stop)
    {
        switch (step)
        {
            case CellStep.Show show:
                outputs.Emit(new CellOutput.Display(show.Bundle));
                break;
            case CellStep.Reset:
                await ResetAsync();
                break;
            case CellStep.ShowPackages:
                outputs.Emit(new CellOutput.Display(PackageTable.Of(_steps.Packages.Packages)));
                break;
            case CellStep.Lower lower:
                return await _steps.LowerAsync(lower, outputs, stop);
            case CellStep.Run run:
                return await _steps.RunAsync(run, piece ?? run.Code, outputs, stop);
            case CellStep.Declare declare:
                return await _steps.DeclareAsync(declare, outputs, stop);
        }

        return new CellOutcome.Succeeded();
    }

    private Task ResetAsync()
    {
        _steps = NewStepRunner();
        return _workers.ReplaceAsync();
    }

    private StepRunner NewStepRunner()
    {
        var engine = new CSharpEngine(ReferenceSet.Default, _options.Folder);
        var history = new SubmissionHistory();
        return new StepRunner(engine, _workers, history, new PackageInstaller(NewPackages(), engine, history));
    }

    private SessionPackages NewPackages()
    {
        var restore = new ReachableSources(new DotnetRestore(DotnetSdk.OfThisMachine, _options.RestoreLimit));
        var search = new PackageSearch(new PackageCache(_options.PackageFolder), restore, TimeProvider.System);
        return new SessionPackages(Path.GetFullPath(_options.Folder), search);
    }

    private Task<WorkerLink> StartWorkerAsync()
    {
        _additions = new NotebookAdditions(RunSentAsync);
        return WorkerLink.StartAsync(_options, id => _cells.GetValueOrDefault(id), _additions, EmitStray, CancellationToken.None);
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
