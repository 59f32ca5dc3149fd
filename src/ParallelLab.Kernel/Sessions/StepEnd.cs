using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>How one step of a cell ended in the worker. A closed set.</summary>
internal abstract record StepEnd
{
    private StepEnd()
    {
    }

    /// <summary>The worker said how.</summary>
    /// <param name="IsBeyondRepair">And that it must be replaced.</param>
    /// <param name="Answer">What it found for the step's second half.</param>
    public sealed record Reported(CellOutcome Outcome, bool IsBeyondRepair, SharedType? Answer = null) : StepEnd;

    /// <summary>The worker ended before it could say anything.</summary>
    public sealed record Lost(WorkerEnd End) : StepEnd;

    /// <summary>The worker did not answer to a stop in time, and was ended for it.</summary>
    public sealed record Killed : StepEnd;
}
