namespace ParallelLab.Demos;

/// <summary>
/// <see cref="Darts"/> for a program that is to be judged: notes which darts were thrown, on which threads, and whether two calls were ever under
/// way at the same time.
/// </summary>
/// <remarks>
/// Two at once is not left to luck: a call that is alone waits a while for company. A parallel program so shows that it is one
/// on any machine, however busy; a serial one makes only its first call wait.
/// </remarks>
/// <param name="seed">As for <see cref="Darts.Hits"/>.</param>
/// <param name="patience">How long the first call waits for another.</param>
public sealed class ObservedDarts(ulong seed, TimeSpan patience)
{
    private readonly ManualResetEventSlim _company = new();
    private readonly Lock _gate = new();

    /// <summary>Guarded by <see cref="_gate"/>, as the next three are.</summary>
    private readonly List<(long From, long To)> _thrown = [];
    private readonly HashSet<int> _threads = [];
    private int _underWay;
    private bool _hasWaited;

    /// <summary>Whether two calls were under way at once.</summary>
    public bool WereAtOnce => _company.IsSet;

    /// <summary>On how many threads there were calls.</summary>
    public int Threads
    {
        get
        {
            lock (_gate)
                return _threads.Count;
        }
    }

    /// <inheritdoc cref="Darts.Hits"/>
    public long Hits(long from, long to)
    {
        if (Enter(from, to))
            _company.Wait(patience);
        try
        {
            return Darts.Hits(from, to, seed);
        }
        finally
        {
            lock (_gate)
                _underWay--;
        }
    }

    /// <summary>Whether each dart from 0 up to, not including, <paramref name="darts"/> was thrown once, and no other.</summary>
    public bool ThrewEachOnce(long darts)
    {
        lock (_gate)
        {
            var next = 0L;
            foreach (var (from, to) in _thrown.Where(part => part.From < part.To).OrderBy(part => part.From))
            {
                if (from != next)
                    return false;
                next = to;
            }

            return next == darts;
        }
    }

    /// <summary>Whether the caller is the one to wait for company.</summary>
    private bool Enter(long from, long to)
    {
        lock (_gate)
        {
            _thrown.Add((from, to));
            _threads.Add(Environment.CurrentManagedThreadId);
            if (++_underWay > 1)
                _company.Set();
            var isFirst = !_hasWaited;
            _hasWaited = true;
            return isFirst;
        }
    }
}
