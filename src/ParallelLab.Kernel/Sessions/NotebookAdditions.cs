using System.Collections.Concurrent;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// What the notebook's own code has added to the session: magics, and steps to take when a cell ends. It lives and dies with the worker
/// that holds the code. Written by the thread that reads the worker's frames, each ahead of the end of the step that caused it.
/// </summary>
/// <param name="run">Runs code that the cell which runs has sent.</param>
internal sealed class NotebookAdditions(Func<WorkerFrame.CodeSent, Task<CellOutcome>> run)
{
    private readonly ConcurrentDictionary<int, bool> _wantedEnds = [];
    private volatile MagicCatalog _magics = MagicCatalog.Standard;

    /// <summary>What every notebook has, and what this one's code has added.</summary>
    public MagicCatalog Magics => _magics;

    public void Add(WorkerFrame.Directive directive) => _magics = _magics.With(new AddedMagic(directive));

    /// <inheritdoc cref="WorkerFrame.CodeSent"/>
    public Task<CellOutcome> RunAsync(WorkerFrame.CodeSent sent) => run(sent);

    public void WantEnd(int cell) => _wantedEnds.TryAdd(cell, true);

    /// <summary>Whether the cell's code wants to be called at the cell's end. Asked once.</summary>
    public bool TakeEnd(int cell) => _wantedEnds.TryRemove(cell, out _);
}
