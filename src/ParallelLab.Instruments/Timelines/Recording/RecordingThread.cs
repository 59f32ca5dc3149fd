namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// The recorder's own thread. It listens, samples, brings all that happened into the order of time, and folds it.
/// It owns everything here but the fold, which <see cref="Look"/> reads too, under the gate.
/// </summary>
internal sealed class RecordingThread
{
    /// <summary>How often threads are looked at, unless that would cost too much.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>Looking may take one part in so many of a core.</summary>
    private const int Share = 100;

    /// <summary>A thread may be preempted between reading the clock and writing down what happened.</summary>
    private static readonly long Settling = TimeSpan.FromMilliseconds(10).Ticks;

    /// <summary>How long the runtime's events may stay away until we go on without them; at the end a thread waits for us.</summary>
    private static readonly long Patience = TimeSpan.FromSeconds(1).Ticks;
    private static readonly long LastPatience = TimeSpan.FromMilliseconds(300).Ticks;

    private readonly RecordingScope _scope;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _isUp = new();
    private readonly ManualResetEvent _stopping = new(initialState: false);
    private readonly ManualResetEvent _never = new(initialState: false);
    private readonly Lock _gate = new();
    private readonly TimelineFold _fold = new(Environment.ProcessorCount);
    private readonly HappeningOrder _order = new();
    private readonly LaneSampler _sampler = new();
    private readonly List<LaneWriter> _lanes = [];

    private LaneWriter? _newest;
    private long _foldedThrough;
    private long _lastCost;
    private long _lost;
    private long _lostByEnded;
    private TimelineRecording? _recording;
    private Exception? _fault;

    public RecordingThread(RecordingScope scope)
    {
        _scope = scope;
        _thread = new Thread(Run) { IsBackground = true, Name = "ParallelLab timeline" };
    }

    /// <summary>Returns when all is ready to record. The thread sees no context of the caller's.</summary>
    public void Start()
    {
        _thread.UnsafeStart();
        Patiently(() => _isUp.Wait());
    }

    public TimelineRecording Look()
    {
        lock (_gate)
            return _recording ?? _fold.ToRecording(_foldedThrough, _lost);
    }

    public TimelineRecording Stop()
    {
        _stopping.Set();
        Patiently(() => _thread.Join());
        return _recording ?? throw new InvalidOperationException($"The recording failed: {_fault?.Message}", _fault);
    }

    /// <summary>A thread that is being interrupted must not leave a recording half open.</summary>
    private static void Patiently(Action wait)
    {
        while (true)
        {
            try
            {
                wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Whoever interrupts a cell does so again.
            }
        }
    }

    private void Run()
    {
        try
        {
            using var runtime = new RuntimeEvents(_scope);
            using var tasks = new TaskEvents(_scope);
            _isUp.Set();
            Record(runtime);
        }
        catch (Exception fault)
        {
            _fault = fault;
        }
        finally
        {
            _scope.Close();
            _isUp.Set();
        }
    }

    /// <summary>
    /// The waits are by handle, because that raises an event: it tells how far the runtime's events have come.
    /// </summary>
    private void Record(RuntimeEvents runtime)
    {
        var period = Period;
        while (!_stopping.WaitOne(period))
        {
            if (!_scope.IsOpen)
                continue;
            period = Sample();
            Gather(runtime, _scope.Now);
            Fold(Math.Max(_scope.Now - Patience, Math.Min(_scope.Now - Settling, runtime.SeenThrough)));
        }

        Finish(runtime);
    }

    private void Finish(RuntimeEvents runtime)
    {
        var end = _scope.Now;
        Sample();
        while (runtime.SeenThrough < end && _scope.Now < end + LastPatience)
            _never.WaitOne(1);
        Gather(runtime, end);
        Fold(end);
        lock (_gate)
            _recording = _fold.ToRecording(end, _lost);
    }

    /// <returns>How long to wait until the next look, so that looking stays cheap.</returns>
    private TimeSpan Sample()
    {
        Welcome();
        var before = ThreadClock.Own().Cpu;
        _sampler.Sample(_lanes, _scope, _order.Added);
        var cost = ThreadClock.Own().Cpu - before;
        var usual = Math.Min(cost, _lastCost); // one look alone may have met the JIT compiler
        _lastCost = cost;
        return TimeSpan.FromTicks(Math.Clamp(usual * Share, Period.Ticks, LongestPeriod.Ticks));
    }

    /// <summary>Threads that have come since the last look.</summary>
    private void Welcome()
    {
        var newest = _scope.Newest;
        for (var lane = newest; lane != _newest && lane is not null; lane = lane.Older)
        {
            _lanes.Add(lane);
            lock (_gate)
                _fold.Add(lane.Origin);
        }
        _newest = newest;
    }

    /// <param name="now">Threads that are found dead had ended by then.</param>
    private void Gather(RuntimeEvents runtime, long now)
    {
        Welcome();
        runtime.Happenings.TakeInto(_order.Added);
        foreach (var lane in _lanes)
            lane.Happenings.TakeInto(_order.Added);
        _lanes.RemoveAll(lane => HasEnded(lane, now));
        _lost = runtime.Happenings.Dropped + _lostByEnded + _lanes.Sum(lane => lane.Happenings.Dropped);
    }

    // A dead thread has written its last before it died, so what was gathered is all.
    private bool HasEnded(LaneWriter lane, long now)
    {
        if (lane.IsInside || lane.Thread.IsAlive)
            return false;
        lane.Happenings.TakeInto(_order.Added);
        _lostByEnded += lane.Happenings.Dropped;
        _order.Added.Add(new Happening(now, HappeningKind.Ended, lane.Origin.Id));
        return true;
    }

    private void Fold(long through)
    {
        lock (_gate)
        {
            _order.TakeThrough(through, happening => _fold.Apply(happening));
            _foldedThrough = Math.Max(_foldedThrough, through);
        }
    }
}
