using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The interruptions that the kernel has to report itself; the others come from the worker.</summary>
internal static class Interruption
{
    /// <summary>The cell never ran.</summary>
    public static CellOutcome Before(string what) => Saying($"The cell was stopped before {what}.");

    /// <summary>The worker did not answer to the stop, or ended over it.</summary>
    public static CellOutcome WithProcess() =>
        Saying("The cell was stopped by ending its process. Variables are lost (names and types are kept); a new process is ready.");

    private static CellOutcome.Interrupted Saying(string message) =>
        new(new CellError("Interrupted", message, [$"Interrupted: {message}"]));
}
