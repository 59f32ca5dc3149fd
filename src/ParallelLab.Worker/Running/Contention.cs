using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Worker.Running;

/// <summary>What is known of the threads that wait for locks. Events come some ten milliseconds late, and so does this.</summary>
/// <param name="Owners">Who waits now → the last owner of the lock that was heard of (0: of none); the system's numbers of threads.</param>
/// <param name="Locks">The locks that were waited for since the last cell with code began, those that cost most first.</param>
public sealed record Contention(IReadOnlyDictionary<int, int> Owners, IReadOnlyList<LockUse> Locks)
{
    /// <summary>Nothing was heard of.</summary>
    public static Contention None { get; } = new(new Dictionary<int, int>(), []);
}
