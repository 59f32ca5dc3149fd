using Microsoft.Extensions.Time.Testing;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class DeadlockWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<Deadlock> _found = [];
    private readonly List<(IReadOnlyList<StandingWait> Ring, string Reason)> _suspected = [];
    private int _looks;

    [Fact]
    public void Threads_that_wait_for_each_other_for_ever_are_a_deadlock()
    {
        var watch = Watch(new WorkerLook([Waits(1, on: 2), Waits(2, on: 1), Waits(3, on: 1)]));
        Cross(watch);

        Check(watch, after: Suspicion.RingStands);

        Assert.Equal([1, 2], Assert.Single(_found).Members.Select(member => member.OsId));
    }

    [Fact]
    public void A_wait_with_a_time_out_is_none()
    {
        var watch = Watch(new WorkerLook([Waits(1, on: 2), Waits(2, on: 1, isEndless: false)]));
        Cross(watch);

        Check(watch, after: Suspicion.RingStands);

        Assert.Equal((1, 0), (_looks, _found.Count));
    }

    [Fact]
    public void Nothing_is_looked_at_while_waits_are_short()
    {
        var watch = Watch(new WorkerLook([]));
        Cross(watch);

        Check(watch, after: Suspicion.RingStands / 2);

        Assert.Equal(0, _looks);
    }

    [Fact]
    public void Waits_that_the_look_does_not_see_have_ended()
    {
        var watch = Watch(new WorkerLook([Waits(1, on: 2), new ThreadLook(2, null, null, [])]));
        Cross(watch);

        Check(watch, after: Suspicion.RingStands);
        Check(watch, after: TimeSpan.Zero);

        Assert.Equal([1], watch.Contention.Owners.Keys);
    }

    [Fact]
    public void Where_no_look_is_possible_a_ring_is_suspected_once_it_has_stood_longer_and_the_reason_told()
    {
        var watch = Watch(look: null);
        Cross(watch);

        Check(watch, after: Suspicion.RingStands);
        Assert.Empty(_suspected);
        Check(watch, after: Suspicion.WaitStands);

        var (ring, reason) = Assert.Single(_suspected);
        Assert.Equal([1, 2], ring.Select(wait => wait.Thread));
        Assert.Equal("it is forbidden", reason);
    }

    [Fact]
    public void Its_words_say_who_waits_where_for_what_and_who_holds_that()
    {
        var deadlock = new Deadlock([Waits(1, on: 2, name: "gate"), Waits(2, on: 1, WaitKind.Thread)]);

        var error = deadlock.ToError(id => $"thread {id}");

        Assert.Equal(
            [
                "DeadlockDetected: 2 threads wait for each other in a ring, and none can ever go on.",
                "   thread 1 waits at F in cell 1, line 2, for the lock gate, which thread 2 holds.",
                "   thread 2 waits at F in cell 1, line 2, for the end of thread 1.",
            ],
            error.Traceback);
    }

    private DeadlockWatch Watch(WorkerLook? look) => new(
        () =>
        {
            _looks++;
            return look is null ? new LookOutcome.Unseen("it is forbidden") : new LookOutcome.Seen(look);
        },
        _found.Add,
        (ring, reason) => _suspected.Add((ring, reason)),
        _time);

    private void Cross(DeadlockWatch watch)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        watch.Add(new ContentionEvent(1, now, Lock: 20, Owner: 2));
        watch.Add(new ContentionEvent(2, now, Lock: 10, Owner: 1));
    }

    private void Check(DeadlockWatch watch, TimeSpan after)
    {
        _time.Advance(after);
        watch.Check();
    }

    private static ThreadLook Waits(int thread, int on, WaitKind kind = WaitKind.Lock, bool isEndless = true, string? name = null) =>
        new(thread, new WaitLook(kind, 1, name, "System.Object", on, isEndless), null, ["F in cell 1, line 2"]);
}
