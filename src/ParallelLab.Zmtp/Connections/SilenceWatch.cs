namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// Notices that a peer has been silent for too long (37/ZMTP, Connection Heartbeating). Any octet is a sign of life, not only a PONG.
/// Costs a reading of the clock for each read; its timer runs only where somebody has set a limit.
/// </summary>
internal sealed class SilenceWatch : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Action _onSilence;
    private readonly ITimer _timer;
    private long _limitTicks = Timeout.InfiniteTimeSpan.Ticks;
    private long _listeningSince;
    private volatile bool _isListening;

    public SilenceWatch(TimeProvider time, Action onSilence)
    {
        _time = time;
        _onSilence = onSilence;
        _timer = time.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Limit => TimeSpan.FromTicks(Interlocked.Read(ref _limitTicks));

    /// <summary>
    /// From now on the silence is the peer's. While we do not listen, because what it sent is still to be received by a slow caller,
    /// the silence is ours and no fault of the peer.
    /// </summary>
    public void Listen()
    {
        Interlocked.Exchange(ref _listeningSince, _time.GetTimestamp());
        _isListening = true;
    }

    public void Hear() => _isListening = false;

    /// <summary>The longest silence there may be. The latest limit holds.</summary>
    public void Allow(TimeSpan limit)
    {
        Interlocked.Exchange(ref _limitTicks, limit.Ticks);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        var limit = Limit;
        var silence = _isListening ? _time.GetElapsedTime(Interlocked.Read(ref _listeningSince)) : TimeSpan.Zero;
        if (silence >= limit)
            _onSilence();
        else
            _timer.Change(limit - silence, Timeout.InfiniteTimeSpan);
    }
}
