namespace ParallelLab.Instruments.Deadlocks;

/// <summary>How often and how long threads have waited for one lock.</summary>
/// <param name="Waits">Waits that have ended.</param>
/// <param name="Total">The waiting of all threads together; with many waiters more than the clock's time.</param>
/// <param name="Longest">The longest single wait.</param>
/// <param name="Waiters">Who waited → how often; the system's numbers of threads.</param>
/// <param name="Holders">Who held it when a wait began → how often; 0 for a holder that is not known.</param>
public sealed record LockUse(
    int Waits, TimeSpan Total, TimeSpan Longest, IReadOnlyDictionary<int, int> Waiters, IReadOnlyDictionary<int, int> Holders);
