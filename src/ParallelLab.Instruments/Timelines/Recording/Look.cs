using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>What was seen of a thread at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Cpu">Its CPU time so far.</param>
/// <param name="IsReady">It ran, or waited for a core.</param>
/// <param name="Blocked">How often it has given up its core to wait; only the thread itself can tell.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Look(long At, long Cpu, bool IsReady, long Blocked)
{
    /// <summary>The thread looked itself, as it came or went.</summary>
    public bool IsOwn => Blocked != Happening.Untold;
}

/// <summary>What fills the time between two looks that is no wait: one activity for so long, then another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Filling(Activity First, long TurnsAfter, Activity Then)
{
    /// <param name="last">The earlier look.</param>
    /// <param name="look">The later one.</param>
    /// <param name="ran">The CPU time between them; null where the system does not tell.</param>
    /// <param name="free">The time between them that is no wait.</param>
    /// <param name="hasNeverBlocked">The thread has not once given up its core to wait.</param>
    public static Filling Between(Look last, Look look, long? ran, long free, bool hasNeverBlocked) => (ran, last.IsReady, look.IsReady) switch
    {
        (null, false, false) => All(Activity.Idle),
        (null, _, _) => All(Activity.Unknown),
        ({ } cpu, true, false) => new Filling(Activity.Running, Math.Min(cpu, free), Activity.Idle),
        ({ } cpu, false, true) => new Filling(Activity.Idle, Math.Max(0, free - cpu), Activity.Running),
        // Seen ready twice, with little CPU time between: it waited for a core. A thread that came and went unseen may have slept.
        (_, true, true) when hasNeverBlocked || !look.IsOwn || !last.IsOwn => All(Activity.Running),
        ({ } cpu, _, _) => All(cpu >= free / 2 ? Activity.Running : Activity.Idle),
    };

    private static Filling All(Activity activity) => new(activity, 0, activity);
}
