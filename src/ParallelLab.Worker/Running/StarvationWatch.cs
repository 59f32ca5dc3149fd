using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Finds that the thread pool is starved, which is said once a cell. What looks like it is looked at from outside, and only what that look
/// proves is said. Checked by <see cref="DeadlockWatch"/>'s thread.
/// </summary>
/// <param name="read">The pool as it is now.</param>
/// <param name="look">Sees all threads at one instant, or says why not.</param>
/// <param name="onFound">Told of it, on the checking thread.</param>
internal sealed class StarvationWatch(Func<PoolReading> read, Func<LookOutcome> look, Action<Starvation> onFound, TimeProvider clock)
{
    /// <summary>The pool is read no more often: to read it takes a fraction of a millisecond.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private volatile bool _cellRuns;
    private volatile bool _isSaid = true;

    // Owned by the checking thread.
    private readonly StarvationSuspicion _suspicion = new();
    private DateTime _nextReading;

    /// <summary>Whether there is anything to check for: a cell runs or has left work behind, and nothing was said yet.</summary>
    public bool IsOnDuty => !_isSaid && (_cellRuns || ThreadPool.PendingWorkItemCount > 0);

    /// <summary>A cell with code begins. Called by the cells' thread, as is <see cref="EndCell"/>.</summary>
    public void BeginCell()
    {
        _isSaid = false;
        _cellRuns = true;
    }

    public void EndCell() => _cellRuns = false;

    /// <summary>Reads the pool, if that is due.</summary>
    public void Check()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!IsOnDuty || now < _nextReading)
            return;
        _nextReading = now + Pause;

        var pool = read();
        if (!_suspicion.CallsForLook(pool, now) || look() is not LookOutcome.Seen seen)
            return;
        var after = read();
        if (after.Completed != pool.Completed || Starvation.In(seen.Look, after.Pending) is not { Pending: > 0 } starvation)
            return;
        _isSaid = true;
        onFound(starvation);
    }
}
