namespace ParallelLab.Worker.Frames;

/// <summary>The worker's threads at one instant, as the kernel process has seen them from outside.</summary>
/// <param name="Threads">The managed ones.</param>
public sealed record WorkerLook(IReadOnlyList<ThreadLook> Threads);

/// <summary>One thread at that instant.</summary>
/// <param name="OsId">The operating system's number of it.</param>
/// <param name="Wait">The lock, thread or task that it waits for; null where it waits for nothing that somebody holds.</param>
/// <param name="Call">The library's call in which the student's code stands, such as <c>Task.Wait</c>; null where there is none.</param>
/// <param name="Frames">The student's frames, innermost first, as errors name them: <c>Fib in cell 7, line 3</c>.</param>
/// <param name="IsBlocked">It waits in the runtime, for whatever.</param>
/// <param name="RunsPoolItem">It belongs to the thread pool and has a work item.</param>
public sealed record ThreadLook(
    int OsId, WaitLook? Wait, string? Call, IReadOnlyList<string> Frames, bool IsBlocked = false, bool RunsPoolItem = false);

/// <summary>What a thread waits for, and who can end that.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Tells one lock from another in this look.</param>
/// <param name="Name">The variable in which the waiting code has it, as far as it was found.</param>
/// <param name="Type">The type of the object that is waited for.</param>
/// <param name="Holder">The operating system's number of the thread that can end the wait; 0 when that is not known.</param>
/// <param name="IsEndless">The wait has no time-out.</param>
public sealed record WaitLook(WaitKind Kind, ulong Address, string? Name, string Type, int Holder, bool IsEndless);

/// <summary>What can be waited for so that one thread can end it.</summary>
public enum WaitKind
{
    /// <summary>A lock: its holder ends the wait.</summary>
    Lock,

    /// <summary>The end of a thread.</summary>
    Thread,

    /// <summary>The end of a task that a thread runs.</summary>
    Task,
}
