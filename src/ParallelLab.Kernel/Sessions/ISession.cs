using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// A notebook's life: cells run one after the other in one worker process, and their names carry over.
/// Survives whatever its cells do. Disposing ends the worker and everything that it started.
/// </summary>
public interface ISession : IAsyncDisposable
{
    /// <summary>The magics that the next cell can use: what every notebook has, and what this one's code has added.</summary>
    MagicCatalog Magics { get; }

    /// <summary>
    /// Runs a cell after those already waiting. Its outputs go to <paramref name="sink"/>, also the late ones.
    /// Cancelling stops the cell (or takes it from the queue); the outcome is then Interrupted, never an exception.
    /// </summary>
    Task<CellOutcome> RunAsync(Cell cell, IOutputSink sink, CancellationToken cancellationToken = default);

    /// <summary>What the cells so far leave to the one that is being typed, as of now. Never waits for a cell that runs.</summary>
    NextCell Next { get; }

    /// <summary>Does what can wait until a cell is answered: collects what compiling has left. For when nobody waits.</summary>
    void TidyUp();

    /// <summary>Stops the running cell, variables kept where that is possible. Completes when the cell has ended.</summary>
    Task InterruptAsync();

    /// <summary>Forgets all cells and starts a new worker: names, types and values are gone.</summary>
    Task RestartAsync();

    /// <summary>
    /// Waits, for <paramref name="wait"/> at most, until the foreground threads that cells started have ended,
    /// and until what they printed has reached its sink.
    /// </summary>
    /// <returns>The threads that still run, each with name, id and starting cell; empty when none does.</returns>
    Task<IReadOnlyList<string>> FinishAsync(TimeSpan wait);
}
