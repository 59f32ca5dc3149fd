using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Deadlocks;

/// <summary>
/// Who waits for whose lock, as far as events tell. They name a lock's owner when a wait for it begins, and stay silent when a free lock is
/// taken: so the graph knows the last owner that was heard of, and what it says is a suspicion. Not thread-safe; holds as much as threads wait.
/// </summary>
public sealed class WaitGraph
{
    private readonly Dictionary<int, StandingWait> _waits = [];

    // Only the locks that somebody waits for: of the others nothing is ever heard that would let us forget them.
    private readonly Dictionary<ulong, ContendedLock> _locks = [];

    /// <summary>The waits that have begun and not ended.</summary>
    public IReadOnlyCollection<StandingWait> Waits => _waits.Values;

    /// <summary>Takes the next event; those of one thread must come in their order.</summary>
    public void Add(ContentionEvent next)
    {
        End(next.Thread);
        if (!next.IsStart)
            return;
        _waits[next.Thread] = new StandingWait(next.Thread, next.Lock, next.At);
        _locks[next.Lock] = new ContendedLock(next.Owner, _locks.GetValueOrDefault(next.Lock).Waiters + 1);
    }

    /// <summary>The thread waits no longer. Whoever still waits for the same lock probably waits for this thread now.</summary>
    public void End(int thread)
    {
        if (!_waits.Remove(thread, out var ended))
            return;
        var others = _locks[ended.Lock].Waiters - 1;
        if (others == 0)
            _locks.Remove(ended.Lock);
        else
            _locks[ended.Lock] = new ContendedLock(thread, others);
    }

    /// <summary>The last owner that was heard of; 0 when none was.</summary>
    public int OwnerOf(StandingWait wait) => _locks.GetValueOrDefault(wait.Lock).Owner;

    /// <summary>The rings of threads each of which has waited since before <paramref name="latest"/> for the next.</summary>
    public IReadOnlyList<IReadOnlyList<StandingWait>> RingsSince(DateTime latest)
    {
        var standing = _waits.Values.Where(wait => wait.Since <= latest).ToDictionary(wait => wait.Thread, OwnerOf);
        return [.. Rings.In(standing).Select(ring => (IReadOnlyList<StandingWait>)[.. ring.Select(thread => _waits[thread])])];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ContendedLock(int Owner, int Waiters);
}
