namespace ParallelLab.Instruments.Deadlocks;

/// <summary>Counts waits by lock. Bounded: when as many locks as it holds have been waited for, it takes no further ones. Not thread-safe.</summary>
public sealed class LockTally
{
    private const int MostLocks = 1000;
    private const int MostThreads = 200;

    private readonly Dictionary<int, ContentionEvent> _open = [];
    private readonly Dictionary<ulong, Count> _counts = [];

    /// <summary>The locks that were waited for, those that cost most first.</summary>
    public IReadOnlyList<LockUse> Uses => [.. _counts.Values.Select(count => count.ToUse()).OrderByDescending(use => use.Total)];

    /// <summary>Takes the next event; those of one thread must come in their order.</summary>
    public void Add(ContentionEvent next)
    {
        if (next.IsStart)
            _open[next.Thread] = next;
        else if (_open.Remove(next.Thread, out var start) && Of(start.Lock) is { } count)
            count.Add(start, next.At - start.At);
    }

    /// <summary>Forgets what was counted; a wait that has begun and not ended will count.</summary>
    public void Clear() => _counts.Clear();

    private Count? Of(ulong contended)
    {
        if (!_counts.TryGetValue(contended, out var count) && _counts.Count < MostLocks)
            _counts[contended] = count = new Count();
        return count;
    }

    private sealed class Count
    {
        private readonly Dictionary<int, int> _waiters = [];
        private readonly Dictionary<int, int> _holders = [];
        private int _waits;
        private TimeSpan _total;
        private TimeSpan _longest;

        public void Add(ContentionEvent start, TimeSpan waited)
        {
            _waits++;
            _total += waited;
            _longest = waited > _longest ? waited : _longest;
            Increment(_waiters, start.Thread);
            Increment(_holders, start.Owner);
        }

        public LockUse ToUse() => new(_waits, _total, _longest, new Dictionary<int, int>(_waiters), new Dictionary<int, int>(_holders));

        private static void Increment(Dictionary<int, int> counts, int thread)
        {
            if (counts.Count < MostThreads || counts.ContainsKey(thread))
                counts[thread] = counts.GetValueOrDefault(thread) + 1;
        }
    }
}
