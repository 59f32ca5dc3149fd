namespace ParallelLab.Instruments;

/// <summary>A thread as the operating system sees it.</summary>
/// <param name="Id">The system's id of it; unique while it lives, then free for the next.</param>
/// <param name="Name">Its native name, on Linux at most 15 bytes; empty where the system tells none.</param>
/// <param name="State">What it did at the moment of looking.</param>
/// <param name="Cpu">User and system time it has taken; null where that can't be known.</param>
public sealed record OsThread(int Id, string Name, OsThreadState State, TimeSpan? Cpu);

/// <summary>What a thread does, in the operating system's eyes.</summary>
public enum OsThreadState
{
    /// <summary>The system says something else, or nothing.</summary>
    Unknown,

    /// <summary>On a core, or ready and in line for one.</summary>
    Running,

    /// <summary>Waiting for something that may also be called off.</summary>
    Sleeping,

    /// <summary>Waiting for the kernel itself, mostly for a disk; not even a signal wakes it.</summary>
    Uninterruptible,

    /// <summary>Held by a debugger or a signal.</summary>
    Stopped,

    /// <summary>Over, and not yet cleared away.</summary>
    Ended,
}
