namespace ParallelLab.Instruments.Deadlocks;

/// <summary>A wait for a lock that has begun and of whose end nothing was heard.</summary>
/// <param name="Thread">The waiting thread, by the system's number.</param>
/// <param name="Lock">As in <see cref="ContentionEvent.Lock"/>.</param>
/// <param name="Since">When it began.</param>
public sealed record StandingWait(int Thread, ulong Lock, DateTime Since);
