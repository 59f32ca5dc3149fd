using System.Collections.Concurrent;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Finds threads that wait for each other. The runtime tells of each wait for a lock; where waits stand still and look like a ring, the kernel process
/// is asked to look from outside, and only what that look proves is said. It sleeps while no thread waits for a lock and the pool needs no watch.
/// </summary>
/// <param name="look">Sees all threads at one instant, or says why not.</param>
/// <param name="onFound">Told of each deadlock, on the watch's thread. It must end it: what stands is found again.</param>
/// <param name="onSuspected">Told of a ring that stands, and why no look was possible.</param>
internal sealed class DeadlockWatch(
    Func<LookOutcome> look, Action<Deadlock> onFound, Action<IReadOnlyList<StandingWait>, string> onSuspected, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<ContentionEvent> _events = new();
    private readonly AutoResetEvent _stirred = new(initialState: false);
    private volatile bool _isStirred;

    // Owned by the watch's thread.
    private readonly WaitGraph _graph = new();
    private readonly LockTally _tally = new();
    private readonly Suspicion _suspicion = new();
    private DateTime _tallySince;

    private long _cellBegan;
    private volatile Contention _contention = Contention.None;

    /// <summary>What is known by now. For any thread.</summary>
    public Contention Contention => _contention;

    /// <summary>Watches for ever, on a thread of its own.</summary>
    /// <param name="pool">Checked on the same thread, since looks from outside are taken one after the other.</param>
    public void Start(StarvationWatch pool) => WorkerThread.Start("ParallelLab deadlocks", () => Watch(pool));

    /// <summary>Takes what the runtime tells. Called on the runtime's thread for events.</summary>
    public void Add(ContentionEvent next)
    {
        _events.Enqueue(next);
        Stir();
    }

    /// <summary>A cell with code begins: locks are counted anew. Called by the cells' thread.</summary>
    public void BeginCell()
    {
        Interlocked.Exchange(ref _cellBegan, clock.GetUtcNow().UtcTicks);
        Stir();
    }

    /// <summary>Looks once at what has been told so far.</summary>
    internal void Check()
    {
        _isStirred = false;
        TakeEvents();
        if (!_suspicion.CallsForLook(_graph, clock.GetUtcNow().UtcDateTime))
            return;

        var outcome = look();
        if (outcome is LookOutcome.Seen seen)
            Judge(seen.Look);
        else if (outcome is LookOutcome.Unseen unseen && _graph.RingsSince(clock.GetUtcNow().UtcDateTime - Suspicion.WaitStands) is [var ring, ..])
            onSuspected(ring, unseen.Reason);
    }

    private void Watch(StarvationWatch pool)
    {
        using var listener = new ContentionListener(Add);
        while (true)
        {
            if (_graph.Waits.Count == 0)
                _stirred.WaitOne(pool.IsOnDuty ? StarvationWatch.Pause - Pause : Timeout.InfiniteTimeSpan);
            Thread.Sleep(Pause);
            Check();
            pool.Check();
        }
    }

    private void Stir()
    {
        if (_isStirred)
            return;
        _isStirred = true;
        _stirred.Set();
    }

    private void TakeEvents()
    {
        var began = new DateTime(Interlocked.Read(ref _cellBegan), DateTimeKind.Utc);
        if (began > _tallySince)
            _tally.Clear();
        _tallySince = began;
        while (_events.TryDequeue(out var next))
        {
            _graph.Add(next);
            if (next.At >= _tallySince)
                _tally.Add(next);
        }

        _contention = new Contention(_graph.Waits.ToDictionary(wait => wait.Thread, _graph.OwnerOf), _tally.Uses);
    }

    private void Judge(WorkerLook seen)
    {
        // An interrupted wait ends without an event.
        var waiting = seen.Threads.Where(thread => thread.Wait is { Kind: WaitKind.Lock }).Select(thread => thread.OsId).ToHashSet();
        foreach (var ended in _graph.Waits.Where(wait => !waiting.Contains(wait.Thread)).ToList())
            _graph.End(ended.Thread);
        foreach (var deadlock in Deadlock.In(seen))
            onFound(deadlock);
    }
}
