namespace ParallelLab.Demos.Tests;

public sealed class StartJoinTests
{
    [Fact]
    public void Joining_each_before_the_next_starts_takes_the_sum()
    {
        using var clock = new SteppedClock(sleepers: 1);
        var timeline = new TextTimeline(clock.Time);

        StartJoin.OneByOne([Sleeper(clock, timeline, "Thread-1", 4), Sleeper(clock, timeline, "Thread-2", 5)]);

        Assert.Equal(TimeSpan.FromSeconds(9), timeline.Length);
        Assert.Equal(1, timeline.MostAtOnce);
    }

    [Fact]
    public void Starting_all_and_then_joining_all_takes_the_longest()
    {
        using var clock = new SteppedClock(sleepers: 2);
        var timeline = new TextTimeline(clock.Time);

        StartJoin.AllTogether([Sleeper(clock, timeline, "Thread-1", 4), Sleeper(clock, timeline, "Thread-2", 5)]);

        Assert.Equal(TimeSpan.FromSeconds(5), timeline.Length);
        Assert.Equal(2, timeline.MostAtOnce);
    }

    [Fact]
    public void Threads_started_together_end_in_the_order_of_their_work()
    {
        using var mayEnd = new CountdownEvent(1);
        var ended = new List<string>();
        var first = new Thread(() =>
        {
            mayEnd.Wait(Patience.Limit);
            ended.Add("first");
        });
        var second = new Thread(() =>
        {
            ended.Add("second");
            mayEnd.Signal();
        });

        StartJoin.AllTogether([first, second]);

        Assert.Equal(["second", "first"], ended);
    }

    [Fact]
    public void A_thread_starts_only_once()
    {
        var thread = new Thread(() => { });
        StartJoin.OneByOne([thread]);

        Assert.Throws<ThreadStateException>(() => StartJoin.AllTogether([thread]));
    }

    private static Thread Sleeper(SteppedClock clock, TextTimeline timeline, string name, int seconds) =>
        new(() => timeline.Track(() => clock.Sleep(seconds))) { Name = name };
}
