namespace ParallelLab.Instruments.Progress;

/// <summary>
/// Counts the items of one pass over a sequence and tells its display, not more often than anyone can read. Safe to use from several threads.
/// </summary>
internal sealed class ProgressCount
{
    /// <summary>At most ten updates a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly IProgressDisplay _display;
    private readonly TimeProvider _clock;
    private readonly string _label;
    private readonly long? _total;
    private readonly long _started;

    // Guarded by the gate.
    private long _done;
    private long _shownAt;
    private bool _hasEnded;

    public ProgressCount(string label, long? total, IProgressDisplay display, TimeProvider clock)
    {
        (_label, _total, _display, _clock) = (label, total, display, clock);
        _started = _shownAt = clock.GetTimestamp();
        _display.Show(State(ProgressPhase.Running));
    }

    /// <summary>One more item is done with.</summary>
    public void Add()
    {
        lock (_gate)
        {
            _done++;
            var now = _clock.GetTimestamp();
            if (_hasEnded || _clock.GetElapsedTime(_shownAt, now) < Interval)
                return;
            _shownAt = now;
            _display.Show(State(ProgressPhase.Running));
        }
    }

    /// <summary>Tells the end; the first end counts.</summary>
    public void End(bool isComplete)
    {
        lock (_gate)
        {
            if (_hasEnded)
                return;
            _hasEnded = true;
            _display.Show(State(isComplete ? ProgressPhase.Completed : ProgressPhase.Abandoned));
        }
    }

    private ProgressState State(ProgressPhase phase) => new(_label, _done, _total, _clock.GetElapsedTime(_started), phase);
}
