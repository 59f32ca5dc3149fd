namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// Which lanes use which locks, as far as waits for them tell. A lock that is free is taken without any event, so a wait's holder is
/// sure only if no other lane that is known to use the lock could have run during the wait.
/// </summary>
internal sealed class LockFold
{
    private const int MostLocks = 1 << 14;

    private readonly Dictionary<long, HashSet<LaneFold>> _users = [];

    /// <summary>A lane begins to wait. What the runtime calls a lock says nothing to anybody else.</summary>
    public LockHold Await(long lockId, long at, LaneFold waiter, int? holderId, LaneFold? holder)
    {
        if (_users.Count >= MostLocks)
            _users.Clear();
        if (!_users.TryGetValue(lockId, out var users))
            _users[lockId] = users = [];
        users.Add(waiter);
        if (holder is not null)
            users.Add(holder);
        return new LockHold((ulong)lockId, at, holderId, holder, users);
    }
}
