using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class LockTallyTests
{
    private static readonly DateTime Start = DateTime.UnixEpoch;

    [Fact]
    public void Waits_are_counted_by_lock_thread_and_holder_and_the_dearest_lock_comes_first()
    {
        var tally = new LockTally();
        Wait(tally, 1, forLock: 10, of: 2, milliseconds: 5);
        Wait(tally, 1, forLock: 20, of: 2, milliseconds: 30);
        Wait(tally, 3, forLock: 20, of: 1, milliseconds: 10);

        var (dearest, other) = (tally.Uses[0], tally.Uses[1]);

        Assert.Equal((2, TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(30)), (dearest.Waits, dearest.Total, dearest.Longest));
        Assert.Equal(new Dictionary<int, int> { [1] = 1, [3] = 1 }, dearest.Waiters);
        Assert.Equal(new Dictionary<int, int> { [2] = 1, [1] = 1 }, dearest.Holders);
        Assert.Equal(1, other.Waits);
    }

    [Fact]
    public void An_end_without_a_beginning_counts_nothing()
    {
        var tally = new LockTally();

        tally.Add(new ContentionEvent(1, Start));

        Assert.Empty(tally.Uses);
    }

    [Fact]
    public void Many_locks_and_threads_do_not_fill_the_memory()
    {
        var tally = new LockTally();
        for (var i = 1; i <= 5000; i++)
        {
            Wait(tally, i, forLock: (ulong)i, of: 1, milliseconds: 1);
            Wait(tally, i, forLock: 1, of: i, milliseconds: 1);
        }

        Assert.Equal(1000, tally.Uses.Count);
        Assert.Equal((5001, 200, 200), (tally.Uses[0].Waits, tally.Uses[0].Waiters.Count, tally.Uses[0].Holders.Count));
    }

    private static void Wait(LockTally tally, int thread, ulong forLock, int of, double milliseconds)
    {
        tally.Add(new ContentionEvent(thread, Start, forLock, of));
        tally.Add(new ContentionEvent(thread, Start.AddMilliseconds(milliseconds)));
    }
}
