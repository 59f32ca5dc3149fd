using System.Collections.Immutable;
using ParallelLab.Instruments;
using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Worker.Running;

/// <summary>
/// The threads that have run a cell's code, and which cell's code each runs now. Threads announce themselves: the runtime calls
/// <see cref="Move"/> on the thread itself whenever its execution context brings another cell's scope.
/// </summary>
public sealed class ThreadRegistry
{
    private const int PruneEvery = 64;
    private const string Stranger = "a thread of the runtime";

    [ThreadStatic]
    private static ThreadEntry? s_entryOfThisThread;

    // Copied on write and swapped, never locked: a student's Thread.Interrupt must not surface from a lock in here, where
    // the runtime calls us and any exception would end the process.
    private ImmutableArray<ThreadEntry> _entries = [];
    private long _started;

    private ThreadRegistry()
    {
    }

    /// <summary>Execution contexts are the process's, so there is one registry.</summary>
    public static ThreadRegistry OfThisProcess { get; } = new();

    /// <summary>How many threads have come into a cell's code for the first time, since the process began.</summary>
    public long Started => Interlocked.Read(ref _started);

    internal static ThreadEntry? EntryOfThisThread => s_entryOfThisThread;

    /// <summary>The threads known now; ended ones stay for as long as something else holds their <see cref="Thread"/>.</summary>
    public IReadOnlyList<RegisteredThread> Snapshot() =>
        [.. Entries.Select(entry => entry.ToRegistered()).OfType<RegisteredThread>()];

    /// <summary>The living thread of that number of the operating system's; null when it never ran a cell's code.</summary>
    internal ThreadEntry? Find(int osId) => Entries.FirstOrDefault(entry => entry.OsId == osId && entry.ThreadOrNull is { IsAlive: true });

    /// <summary>The thread of that number in words, for a message.</summary>
    internal string InWords(int osId) => Find(osId)?.InWords() ?? Stranger;

    /// <summary>The thread of that number in a few words, for a picture.</summary>
    internal string NameOf(int osId) =>
        (Find(osId) ?? Entries.LastOrDefault(ended => ended.OsId == osId))?.InShort() ?? Stranger;

    /// <summary>The threads that run code of that cell at this moment.</summary>
    internal List<ThreadEntry> Inside(CellScope scope) => [.. Entries.Where(entry => ReferenceEquals(entry.Scope?.Whole, scope))];

    /// <summary>The threads that run code of any stopped cell at this moment.</summary>
    internal List<ThreadEntry> InsideStopped() => [.. Entries.Where(entry => entry.Scope is { IsStopping: true })];

    /// <summary>The foreground threads that cells started and that have not ended: they would keep a plain program alive.</summary>
    internal List<ThreadEntry> Foreground() => [.. Entries.Where(entry => entry.IsForeground)];

    /// <summary>The thread pool now, with the processor time of its threads that cells have used.</summary>
    internal PoolReading ReadPool()
    {
        var pool = Entries.Where(entry => entry.IsOfPool).Select(entry => entry.OsId).ToHashSet();
        var cpu = OsThreads.Snapshot().Where(thread => pool.Contains(thread.Id)).Sum(thread => thread.Cpu?.Ticks ?? 0);
        return new PoolReading(ThreadPool.PendingWorkItemCount, ThreadPool.CompletedWorkItemCount, TimeSpan.FromTicks(cpu));
    }

    /// <summary>The calling thread now runs code of <paramref name="scope"/> (null: of no cell).</summary>
    internal void Move(CellScope? scope)
    {
        if (s_entryOfThisThread is not { } entry)
        {
            if (scope is null)
                return;
            entry = s_entryOfThisThread = Register(scope);
        }

        var left = entry.MoveTo(scope);
        if (scope is { IsStopping: true })
            Poll.Stop = true;
        if (left is { IsStopping: true } && !ReferenceEquals(left, scope))
        {
            entry.AbsorbInterrupt();
            SettlePolls();
        }
    }

    /// <summary>
    /// Lets polls be cheap again once no thread runs code of a stopped cell. A thread that comes in meanwhile announces itself
    /// before it looks whether its cell is stopped, so either this sees the thread or the thread sets the flag again.
    /// </summary>
    internal void SettlePolls()
    {
        Poll.Stop = false;
        Interlocked.MemoryBarrier();
        if (InsideStopped().Count > 0)
            Poll.Stop = true;
    }

    private ImmutableArray<ThreadEntry> Entries
    {
        get
        {
            Interlocked.MemoryBarrier();
            return _entries;
        }
    }

    private ThreadEntry Register(CellScope scope)
    {
        var entry = new ThreadEntry(Thread.CurrentThread, scope.Cell);
        var prune = Interlocked.Increment(ref _started) % PruneEvery == 0;
        ImmutableInterlocked.Update(ref _entries, entries => (prune ? entries.RemoveAll(known => known.IsCollected) : entries).Add(entry));
        return entry;
    }
}
