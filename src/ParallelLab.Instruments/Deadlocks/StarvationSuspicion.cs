namespace ParallelLab.Instruments.Deadlocks;

/// <summary>
/// Decides when a thread pool looks so starved that a look from outside is worth its price: work waits, none has ended for a while, and
/// yet its threads leave the cores alone. A pool with too much to compute looks different: its threads take processor time. Not thread-safe.
/// </summary>
public sealed class StarvationSuspicion
{
    /// <summary>The pool must have stood still for longer than this.</summary>
    public static readonly TimeSpan PoolStands = TimeSpan.FromSeconds(1);

    // Of one core. Starting a thread takes a little, and so does spinning before a wait.
    private const double MostCpu = 0.1;

    private readonly LookPace _pace = new();
    private PoolReading? _stands;
    private DateTime _standsSince;

    /// <summary>Whether a look is due. Reckons with the answer, as <see cref="Suspicion.CallsForLook"/> does.</summary>
    public bool CallsForLook(PoolReading pool, DateTime now)
    {
        if (_stands is { } stands && StandsStill(stands, pool, now - _standsSince))
            return now - _standsSince > PoolStands && _pace.Take(now);

        _stands = pool;
        _standsSince = now;
        _pace.Reset(now);
        return false;
    }

    private static bool StandsStill(PoolReading before, PoolReading now, TimeSpan between) =>
        now.Pending > 0 && before.Pending > 0 && now.Completed == before.Completed && now.Cpu - before.Cpu <= between * MostCpu;
}
