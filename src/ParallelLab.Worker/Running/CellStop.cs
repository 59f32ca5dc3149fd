namespace ParallelLab.Worker.Running;

/// <summary>
/// Stops a cell: "stopped" means that none of its code still runs, or that the report names what does. Gentle means first: polls and
/// interrupts from the start, one abort of the cell's thread when those do not reach it, and the end of the process as the last.
/// Runs on a thread of its own, since the pool may be full of what is to be stopped.
/// </summary>
/// <param name="leavesThread">
/// What can be reached by polls and interrupts was tried: the cell's thread is left behind. An abort would end it, or the process with it.
/// </param>
internal sealed class CellStop(CellScope scope, ThreadRegistry threads, bool leavesThread = false)
{
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>No thread inside for so long, though the cell has not ended: it waits in an await that nobody ends.</summary>
    private static readonly TimeSpan AbandonAfter = TimeSpan.FromMilliseconds(60);

    /// <summary>No thread inside for so long: nothing more is on its way through the pool.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan LeaveAfter = TimeSpan.FromMilliseconds(100);

    /// <summary>The cell's thread is aborted after so long if it has been seen to run for <see cref="Busy"/>: its code has no polls.</summary>
    private static readonly TimeSpan AbortAfter = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(150);

    /// <summary>And after so long in any case: it may be in native code, or the machine so loaded that it hardly ran.</summary>
    private static readonly TimeSpan AbortAnyway = TimeSpan.FromMilliseconds(1000);

    private static readonly TimeSpan NameAfter = TimeSpan.FromMilliseconds(1000);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMilliseconds(1500);

    private readonly StopClock _clock = new(TimeProvider.System);
    private TimeSpan _quietSince;
    private TimeSpan? _cpuBefore;
    private bool _abandoned;
    private bool _aborted;

    /// <summary>Returns when the cell is stopped, after about 1.5 s of <see cref="StopClock"/> at the latest.</summary>
    public StopReport Run()
    {
        Poll.Stop = true;
        OnThreadOfItsOwn("ParallelLab cancel", scope.CancelToken);
        while (true)
        {
            _clock.Look();
            var inside = threads.Inside(scope);
            if (inside.Count > 0)
                _quietSince = _clock.Elapsed;
            if (Verdict(inside) is { } report)
                return report;

            foreach (var thread in inside)
                thread.InterruptIfWaiting();
            Thread.Sleep(Look);
        }
    }

    private StopReport? Verdict(List<ThreadEntry> inside)
    {
        var quiet = _clock.Elapsed - _quietSince;
        if (scope.ThreadHasLeft)
            return VerdictOnOthers(inside, quiet);

        if (leavesThread && _clock.Elapsed > LeaveAfter && scope.TryLeaveThread())
            return new StopReport(_abandoned, InWords(inside), Aborted: false, BeyondRepair: null) { IsThreadLeft = true };
        if (quiet > AbandonAfter && scope.HasBegun)
            Abandon();
        else if (_clock.Elapsed > GiveUpAfter)
            return new StopReport(_abandoned, InWords(inside), _aborted, "its code could be neither interrupted nor aborted.");
        else if (!_aborted && inside.Find(thread => thread.RunsCells) is { } cells && IsOutOfReach(cells))
            Abort();
        return null;
    }

    // A thread that only waits for a core will come to its next poll, and an abort is not without danger.
    private bool IsOutOfReach(ThreadEntry thread)
    {
        if (_clock.Elapsed < AbortAfter)
        {
            _cpuBefore ??= thread.Cpu;
            return false;
        }

        return _clock.Elapsed > AbortAnyway || thread.Cpu - _cpuBefore > Busy;
    }

    private StopReport? VerdictOnOthers(List<ThreadEntry> inside, TimeSpan quiet)
    {
        if (quiet < QuietFor && _clock.Elapsed < NameAfter)
            return null;
        var damage = _aborted && !WorkerProbe.Passes() ? "it had to be aborted, and that left damage." : null;
        return new StopReport(_abandoned, InWords(inside), _aborted, damage);
    }

    private void Abandon()
    {
        _abandoned = true;
        scope.Abandon();
    }

    // Cancelling an abort's token blocks until the abort has landed, which in native code is never.
    private void Abort()
    {
        _aborted = true;
        OnThreadOfItsOwn("ParallelLab abort", scope.Abort);
    }

    private static string[] InWords(List<ThreadEntry> threads) => [.. threads.Select(thread => thread.InWords())];

    private static void OnThreadOfItsOwn(string name, Action action)
    {
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception)
            {
                // A callback that the student registered threw: the cell is being stopped, and its outcome says so.
            }
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.UnsafeStart();
    }
}
