namespace ParallelLab.Instruments.Deadlocks;

/// <summary>When to look from outside: a look holds all threads, so those that find nothing become rarer and rarer. Not thread-safe.</summary>
internal sealed class LookPace
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private TimeSpan _pause = FirstPause;
    private DateTime _next;

    /// <summary>There is nothing to look at: the next suspicion may look at once.</summary>
    public void Reset(DateTime now)
    {
        _pause = FirstPause;
        _next = now;
    }

    /// <summary>Whether a look is due. Reckons with the answer: what is due is taken.</summary>
    public bool Take(DateTime now, bool isUrgent = false)
    {
        if (!isUrgent && now < _next)
            return false;
        _next = now + _pause;
        _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, LongestPause.Ticks));
        return true;
    }
}
