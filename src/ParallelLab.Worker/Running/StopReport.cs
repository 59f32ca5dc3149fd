using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>How a stop went.</summary>
/// <param name="Abandoned">An await of the cell's own flow had not ended and was given up; should it end later, its code stops at once.</param>
/// <param name="StillRunning">Threads of the cell that could not be stopped, in words.</param>
/// <param name="Aborted">The cell's thread had to be aborted, and must not run another cell.</param>
/// <param name="BeyondRepair">Why the process must be replaced; null when it can go on with all variables.</param>
internal sealed record StopReport(bool Abandoned, IReadOnlyList<string> StillRunning, bool Aborted, string? BeyondRepair)
{
    /// <summary>The cell has ended without its thread, which another one replaces.</summary>
    public bool IsThreadLeft { get; init; }

    /// <param name="because">The failure for which the cell was stopped; null when somebody asked for it.</param>
    public CellOutcome ToOutcome(CellError? because) =>
        because is null
            ? new CellOutcome.Interrupted(new CellError("Interrupted", Message, [$"Interrupted: {Message}", .. Remains]))
            : new CellOutcome.Failed(because with { Traceback = [.. because.Traceback, $"   {Message}", .. Remains] });

    private string Message => BeyondRepair is null
        ? "The cell was stopped; its variables are kept."
        : $"The cell was stopped by ending its process: {BeyondRepair} Variables are lost; a new process is ready.";

    private IEnumerable<string> Remains
    {
        get
        {
            if (Abandoned && BeyondRepair is null)
                yield return "   An await that had not ended was abandoned; should it end later, the code after it stops at once.";
            foreach (var thread in StillRunning)
                yield return $"   Still running: {thread}.";
        }
    }
}
