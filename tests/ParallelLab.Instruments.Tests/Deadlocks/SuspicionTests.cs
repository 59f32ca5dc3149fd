using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class SuspicionTests
{
    private static readonly DateTime Start = DateTime.UnixEpoch;

    private readonly WaitGraph _graph = new();
    private readonly Suspicion _suspicion = new();

    [Fact]
    public void A_ring_calls_for_a_look_when_it_stands_still()
    {
        Wait(1, forLock: 20, of: 2);
        Wait(2, forLock: 10, of: 1);

        Assert.False(_suspicion.CallsForLook(_graph, Start + Suspicion.RingStands / 2));
        Assert.True(_suspicion.CallsForLook(_graph, Start + Suspicion.RingStands));
    }

    [Fact]
    public void Any_other_wait_calls_for_one_later()
    {
        Wait(1, forLock: 20, of: 2);

        Assert.False(_suspicion.CallsForLook(_graph, Start + Suspicion.RingStands));
        Assert.True(_suspicion.CallsForLook(_graph, Start + Suspicion.WaitStands));
    }

    [Fact]
    public void Looks_at_what_goes_on_standing_become_rarer()
    {
        Wait(1, forLock: 20, of: 2);

        var looks = Enumerable.Range(0, 1200).Count(tick => _suspicion.CallsForLook(_graph, Start.AddSeconds(tick / 10.0)));

        Assert.InRange(looks, 5, 9);
    }

    [Fact]
    public void A_new_ring_need_not_wait_for_the_next_look()
    {
        Wait(1, forLock: 20, of: 2);
        _suspicion.CallsForLook(_graph, Start + Suspicion.WaitStands);
        Wait(2, forLock: 10, of: 1);

        Assert.True(_suspicion.CallsForLook(_graph, Start + Suspicion.WaitStands));
    }

    private void Wait(int thread, ulong forLock, int of) => _graph.Add(new ContentionEvent(thread, Start, forLock, of));
}
