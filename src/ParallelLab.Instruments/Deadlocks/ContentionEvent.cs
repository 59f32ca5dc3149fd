using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Deadlocks;

/// <summary>A thread begins or ends a wait for a lock, as the runtime says it.</summary>
/// <param name="Thread">The waiting thread, by the system's number.</param>
/// <param name="At">When, by the system's clock.</param>
/// <param name="Lock">The same for waits for the same lock, while anybody waits for it; 0 when a wait ends, which names no lock.</param>
/// <param name="Owner">The thread that held the lock when the wait began; 0 when it is not known, and when a wait ends.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ContentionEvent(int Thread, DateTime At, ulong Lock = 0, int Owner = 0)
{
    /// <summary>A wait begins; otherwise it has ended: the lock was taken, a time-out passed, or the thread was interrupted.</summary>
    public bool IsStart => Lock != 0;
}
