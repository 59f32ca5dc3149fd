using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The interruptions that the kernel has to report itself; the others come from the worker.</summary>
internal static class Interruption
{
    /// <summary>The cell never ran.</summary>
    public static CellOutcome Before(string what) => Saying($"The cell was stopped before {what}.");

    /// <summary>The worker did not answer to the stop.</summary>
    public static CellOutcome WithProcess() => Saying($"The cell was stopped by ending its process. {CrashReport.WhatIsLeft}.");

    /// <summary>The worker ended by itself before it could say how the stop went.</summary>
    public static CellOutcome AndLost(WorkerEnd end) =>
        Saying($"The cell was stopped, and its process ended meanwhile: {CrashReport.Cause(end)}. {CrashReport.WhatIsLeft}.");

    private static CellOutcome.Interrupted Saying(string message) =>
        new(new CellError("Interrupted", message, [$"Interrupted: {message}"]));
}
