using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// What a session's cells have brought about so far: the names in the engine, the values in the present worker, and what their code has added to the notebook.
/// A reset begins all three anew; a lost worker takes the last two along. Changed by whoever has the session's turn.
/// </summary>
internal sealed class SessionState : IAsyncDisposable
{
    private readonly SessionOptions _options;
    private readonly Func<int, CellOutputs?> _outputsOf;
    private readonly Func<WorkerFrame.CodeSent, Task<CellOutcome>> _runSent;
    private readonly Action<OutputStream, string> _onStrayText;

    // Those of the present worker: the next one begins anew.
    private volatile NotebookAdditions _additions;
    private volatile StepRunner _steps;

    /// <param name="outputsOf">A cell's outputs by its id; null where there is none.</param>
    /// <param name="runSent">Runs code that the cell which runs has sent.</param>
    /// <param name="onStrayText">Takes what comes on no cell's pipe.</param>
    public SessionState(
        SessionOptions options,
        Func<int, CellOutputs?> outputsOf,
        Func<WorkerFrame.CodeSent, Task<CellOutcome>> runSent,
        Action<OutputStream, string> onStrayText)
    {
        _options = options;
        _outputsOf = outputsOf;
        _runSent = runSent;
        _onStrayText = onStrayText;
        _additions = new NotebookAdditions(runSent);
        Workers = new WorkerSuccession(StartWorkerAsync);
        _steps = NewStepRunner();
    }

    public WorkerSuccession Workers { get; }

    public NotebookAdditions Additions => _additions;

    public StepRunner Steps => _steps;

    /// <summary>Forgets all cells, and starts a new worker.</summary>
    public async Task ResetAsync()
    {
        using var old = _steps;
        _steps = NewStepRunner();
        await Workers.ReplaceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        _steps.Dispose();
    }

    private StepRunner NewStepRunner()
    {
        var engine = new CSharpEngine(ReferenceSet.Default, _options.Folder);
        var history = new SubmissionHistory();
        return new StepRunner(engine, Workers, history, new PackageInstaller(NewPackages(), engine, history));
    }

    private SessionPackages NewPackages()
    {
        var restore = new ReachableSources(new DotnetRestore(DotnetSdk.OfThisMachine, _options.RestoreLimit));
        var search = new PackageSearch(new PackageCache(_options.PackageFolder), restore, TimeProvider.System);
        return new SessionPackages(Path.GetFullPath(_options.Folder), search);
    }

    private Task<WorkerLink> StartWorkerAsync()
    {
        _additions = new NotebookAdditions(_runSent);
        return WorkerLink.StartAsync(_options, _outputsOf, _additions, _onStrayText, CancellationToken.None);
    }
}
