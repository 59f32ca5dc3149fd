using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// What the threads of a program did over a stretch of time. All times count from its start. What could not be known is
/// <see cref="Activity.Unknown"/>, never guessed.
/// </summary>
/// <param name="Wall">How long the stretch was.</param>
/// <param name="Cpu">The CPU time that the lanes took together.</param>
/// <param name="Cores">The cores that the process may use.</param>
/// <param name="Lanes">The threads, in the order in which they began.</param>
/// <param name="Collections">When the garbage collector held all threads.</param>
/// <param name="CoresBusy">Average cores busy in successive equal slices of <paramref name="Wall"/>.</param>
/// <param name="Continuations">Awaits that went on in another lane than the one they were reached in.</param>
/// <param name="Marks">What the program marked by <see cref="Timeline.Mark"/>.</param>
/// <param name="Note">Why the recording is not whole, in a sentence; null when it is.</param>
public sealed record TimelineRecording(
    TimeSpan Wall,
    TimeSpan Cpu,
    int Cores,
    IReadOnlyList<Lane> Lanes,
    IReadOnlyList<Stretch> Collections,
    IReadOnlyList<double> CoresBusy,
    IReadOnlyList<Continuation> Continuations,
    IReadOnlyList<Mark> Marks,
    string? Note = null);

/// <summary>From, to.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Stretch(TimeSpan Start, TimeSpan End)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>They share more than an end.</summary>
    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;
}

/// <summary>One thread's part of a recording.</summary>
/// <param name="Id">The lane's number in its recording; other parts name lanes by it.</param>
/// <param name="Name">The thread's name, or what it is where it has none.</param>
/// <param name="ManagedId"><c>Thread.ManagedThreadId</c>.</param>
/// <param name="OsId">The system's number of the thread; 0 where it is not known.</param>
/// <param name="Kind">What sort of thread it is.</param>
/// <param name="StartedBy">The lane that started this one; null where it is not known, and for the pool's.</param>
/// <param name="Life">From its start, or the recording's, to its end, or the recording's.</param>
/// <param name="HasStarted">The thread began during the recording.</param>
/// <param name="HasEnded">The thread ended during the recording.</param>
/// <param name="Phases">Without gaps or overlaps over <paramref name="Life"/>, in order.</param>
/// <param name="Spans">Tasks that ran here and what <see cref="Timeline.Span"/> marked; they may nest.</param>
public sealed record Lane(
    int Id,
    string Name,
    int ManagedId,
    long OsId,
    LaneKind Kind,
    int? StartedBy,
    Stretch Life,
    bool HasStarted,
    bool HasEnded,
    IReadOnlyList<Phase> Phases,
    IReadOnlyList<LaneSpan> Spans);

/// <summary>What sort of thread a lane is.</summary>
public enum LaneKind
{
    /// <summary>The thread that began the recording: a cell's own.</summary>
    Main,

    /// <summary>A thread that the program made.</summary>
    Thread,

    /// <summary>A worker of the thread pool.</summary>
    Pool,
}

/// <summary>What a thread does.</summary>
public enum Activity
{
    /// <summary>It has a core, or waits for one that is free.</summary>
    Running,

    /// <summary>It waits for a lock that another thread holds.</summary>
    WaitingForLock,

    /// <summary>It waits for a handle, an event, a task or another thread's end.</summary>
    Waiting,

    /// <summary>It neither runs nor is known to wait for anything: it sleeps, reads, or has no work.</summary>
    Idle,

    /// <summary>It can't be told.</summary>
    Unknown,
}

/// <summary>A stretch in which a thread did one thing.</summary>
/// <param name="Lock">For <see cref="Activity.WaitingForLock"/>: what was waited for.</param>
public sealed record Phase(Stretch When, Activity Activity, LockWait? Lock = null);

/// <summary>A wait for a lock.</summary>
/// <param name="LockId">The same for waits for the same lock; means nothing else.</param>
/// <param name="Holder">The lane that held it when the wait began; null where that is not known.</param>
/// <param name="HolderIsSure">Nobody else took the lock during the wait; otherwise <paramref name="Holder"/> only held it first.</param>
public sealed record LockWait(ulong LockId, int? Holder, bool HolderIsSure);

/// <summary>A named piece of a lane.</summary>
/// <param name="IsTask">A task that ran there; otherwise the program named it.</param>
public sealed record LaneSpan(Stretch When, string Name, bool IsTask);

/// <summary>An await that was reached in one lane and went on in another.</summary>
public sealed record Continuation(int FromLane, TimeSpan From, int ToLane, TimeSpan To);

/// <summary>A moment that the program named.</summary>
public sealed record Mark(int Lane, TimeSpan At, string Name);
