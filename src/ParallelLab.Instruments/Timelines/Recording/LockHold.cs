namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>Who held a lock when a lane began to wait for it, and whether anybody else could have taken it since.</summary>
/// <param name="users">The lanes that are known to use the lock; grows.</param>
internal sealed class LockHold(ulong lockId, long since, int? holderId, LaneFold? holder, IReadOnlySet<LaneFold> users)
{
    private bool _isShaken = holderId is null;

    /// <summary>Looks whether another lane could have taken the lock during the wait, which <paramref name="waiter"/> ends now.</summary>
    public void Settle(LaneFold waiter) =>
        _isShaken |= users.Any(user => user != waiter && user != holder && !user.HasBeenAwaySince(since));

    public LockWait ToWait() => new(lockId, holderId, HolderIsSure: !_isShaken);
}
