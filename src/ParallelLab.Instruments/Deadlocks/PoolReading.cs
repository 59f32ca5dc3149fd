namespace ParallelLab.Instruments.Deadlocks;

/// <summary>The thread pool at one moment.</summary>
/// <param name="Pending">The work items that wait for a thread.</param>
/// <param name="Completed">Those that have ended since the process began.</param>
/// <param name="Cpu">The processor time that the pool's threads have taken; only the difference of two readings means something.</param>
public sealed record PoolReading(long Pending, long Completed, TimeSpan Cpu);
