namespace ParallelLab.Worker.Running;

/// <summary>A thread that has run a cell's code.</summary>
/// <param name="Thread">The thread itself.</param>
/// <param name="OsId">The operating system's id of it; 0 where that can't be known.</param>
/// <param name="Cell">
/// Number of the cell that started it (of the cells' thread and of a pool thread: whose work it did last); null where that is not counted.
/// </param>
/// <param name="IsInCell">It runs that cell's code now (a pool thread between two work items does not).</param>
/// <param name="RunsCells">It is the thread on which cells begin.</param>
public sealed record RegisteredThread(Thread Thread, int OsId, int? Cell, bool IsInCell, bool RunsCells = false);
