using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>Something that a recording was told: by a thread itself, by the runtime, or by the sampler.</summary>
/// <param name="At">Since the recording's start, in ticks of 100 ns.</param>
/// <param name="Kind">What it is, and with that what the other numbers mean.</param>
/// <param name="Who">The number of the lane; of what the runtime tells, the thread's OS id.</param>
/// <param name="A">See <see cref="HappeningKind"/>.</param>
/// <param name="B">See <see cref="HappeningKind"/>.</param>
/// <param name="Text">A name, where the kind has one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Happening(long At, HappeningKind Kind, long Who, long A = 0, long B = 0, string? Text = null)
{
    /// <summary>Stands for a number that the system does not tell.</summary>
    public const long Untold = -1;
}

/// <summary>What a <see cref="Happening"/> says. CPU times are in ticks of 100 ns since the thread began.</summary>
internal enum HappeningKind : byte
{
    /// <summary>The thread began to run code of the recording. A: its CPU time. B: how often it has blocked.</summary>
    Entered,

    /// <summary>The thread ceased to run code of the recording. A and B as above.</summary>
    Left,

    /// <summary>The sampler looked. A: the thread's CPU time. B: 1 if it was ready to run, 0 if it was blocked.</summary>
    Sampled,

    /// <summary>The sampler found that the thread is over. It was when it left.</summary>
    Ended,

    /// <summary>The program marked this moment by Text.</summary>
    Marked,

    /// <summary>The program began a span Text. A: the span's number.</summary>
    SpanBegan,

    /// <summary>It ended span A, which lane B began.</summary>
    SpanEnded,

    /// <summary>Task A was made, and runs Text.</summary>
    OperationBegan,

    /// <summary>Task A is over.</summary>
    OperationEnded,

    /// <summary>The thread began to run a piece of task A.</summary>
    PieceBegan,

    /// <summary>The piece that began last is over.</summary>
    PieceEnded,

    /// <summary>By the runtime. The thread waits for lock A, which the thread of OS id B holds.</summary>
    LockAwaited,

    /// <summary>By the runtime. That wait is over.</summary>
    LockWaitEnded,

    /// <summary>By the runtime. The thread waits for a handle, an event, a thread's end or a pulse.</summary>
    WaitBegan,

    /// <summary>By the runtime. That wait is over.</summary>
    WaitEnded,

    /// <summary>By the runtime. The thread makes another one, which the runtime calls A.</summary>
    ThreadMade,

    /// <summary>By the runtime. The thread is the one called A, and begins.</summary>
    ThreadBegan,

    /// <summary>By the runtime. All threads are to halt for a collection.</summary>
    CollectionBegan,

    /// <summary>By the runtime. They go on.</summary>
    CollectionEnded,
}
