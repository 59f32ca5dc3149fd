using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// Makes a lane's phases of what happened in it, told in the order of time. Waits are known to the microsecond. What lies between them
/// is told by the thread's CPU time, looked at now and then: how long it ran between two looks is known, and when it did so follows
/// from whether it was ready to run at either look.
/// </summary>
internal sealed class LaneFold(long start)
{
    private readonly List<Wait> _waits = [];

    private Look? _last;
    private Look? _entry;
    private long _waitsSince;
    private long _blockedSince = long.MaxValue;
    private bool _isWaiting;

    public PhaseTrack Track { get; } = new(start);

    /// <summary>The thread runs code of the recording.</summary>
    public bool IsInside => _last is not null;

    /// <summary>When it last ceased to.</summary>
    public long LeftAt { get; private set; } = start;

    /// <summary>The lock that it waits for now.</summary>
    public LockHold? AwaitedLock { get; private set; }

    /// <summary>Whether it has been waiting, or outside the recording, from then on until now: it can't have taken a lock.</summary>
    public bool HasBeenAwaySince(long time) => IsInside ? _blockedSince <= time : LeftAt <= time;

    public void Enter(long at, long cpu, long blocked)
    {
        Track.Extend(at, Activity.Idle);
        _entry = _last = new Look(at, cpu, IsReady: true, blocked);
    }

    /// <returns>The CPU time since the last look, with that look's time.</returns>
    public (long Since, long Cpu) Leave(long at, long cpu, long blocked)
    {
        var taken = LookAgain(new Look(at, cpu, IsReady: true, blocked));
        ForgetWaits(at);
        _last = null;
        LeftAt = at;
        return taken;
    }

    /// <inheritdoc cref="Leave"/>
    public (long Since, long Cpu) Sample(long at, long cpu, bool isReady) => LookAgain(new Look(at, cpu, isReady, Happening.Untold));

    public void AwaitLock(long at, LockHold hold)
    {
        NoteWait(at);
        AwaitedLock = hold;
        NoteBlocked(at);
    }

    public void EndLockWait(long at)
    {
        AwaitedLock?.Settle(this);
        NoteWait(at);
        AwaitedLock = null;
        NoteBlocked(at);
    }

    public void BeginWait(long at)
    {
        NoteWait(at);
        _isWaiting = true;
        NoteBlocked(at);
    }

    public void EndWait(long at)
    {
        NoteWait(at);
        _isWaiting = false;
        NoteBlocked(at);
    }

    /// <summary>The phases up to then, if what it does now goes on. The track itself stays as it is: what follows may tell better.</summary>
    public PhaseTrack TrackUntil(long until)
    {
        AwaitedLock?.Settle(this);
        var track = Track.Copy();
        track.Extend(until, Waiting ?? (_last is { IsReady: true } ? Activity.Running : Activity.Idle), AwaitedLock);
        return track;
    }

    /// <summary>A lock's wait may lie inside a wait (Monitor.Wait takes its lock again) and have one inside (how it is made).</summary>
    private Activity? Waiting => AwaitedLock is not null ? Activity.WaitingForLock : _isWaiting ? Activity.Waiting : null;

    private void NoteWait(long at)
    {
        if (Waiting is { } activity && at > _waitsSince)
            _waits.Add(new Wait(_waitsSince, at, activity, AwaitedLock));
        _waitsSince = at;
    }

    private void NoteBlocked(long at) => _blockedSince = Waiting is null ? long.MaxValue : Math.Min(_blockedSince, at);

    private (long Since, long Cpu) LookAgain(Look look)
    {
        if (_last is not { } last)
            return (look.At, 0);

        var ran = look.Cpu == Happening.Untold || last.Cpu == Happening.Untold ? (long?)null : Math.Max(0, look.Cpu - last.Cpu);
        if (_waitsSince <= last.At && ran > (look.At - last.At) / 2)
            ForgetWaits(look.At); // it ran all the while: the end of its wait was not told
        NoteWait(look.At);
        Fill(look.At, Filling.Between(last, look, ran, Free(look.At), HasNeverBlocked(look)));
        _waits.Clear();
        _last = look;
        return (last.At, ran ?? 0);
    }

    private bool HasNeverBlocked(Look look) => look.Blocked != Happening.Untold && look.Blocked == _entry?.Blocked;

    private void ForgetWaits(long at)
    {
        AwaitedLock = null;
        _isWaiting = false;
        _waitsSince = at;
        NoteBlocked(at);
    }

    /// <summary>The time up to <paramref name="until"/> that is no wait.</summary>
    private long Free(long until)
    {
        var free = 0L;
        var at = Track.End;
        foreach (var wait in _waits)
        {
            free += Math.Max(0, wait.Start - at);
            at = Math.Max(at, wait.End);
        }
        return free + Math.Max(0, until - at);
    }

    private void Fill(long until, Filling filling)
    {
        foreach (var wait in _waits)
        {
            FillGap(wait.Start, ref filling);
            Track.Extend(wait.End, wait.Activity, wait.Hold);
        }
        FillGap(until, ref filling);
    }

    private void FillGap(long until, ref Filling filling)
    {
        var first = Math.Clamp(until - Track.End, 0, filling.TurnsAfter);
        filling = filling with { TurnsAfter = filling.TurnsAfter - first };
        Track.Extend(Track.End + first, filling.First);
        Track.Extend(until, filling.Then);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Wait(long Start, long End, Activity Activity, LockHold? Hold);
}
