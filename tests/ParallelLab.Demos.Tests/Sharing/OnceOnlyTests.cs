namespace ParallelLab.Demos.Tests;

public sealed class OnceOnlyTests
{
    [Fact]
    public void Looking_only_before_the_lock_makes_a_value_for_each_who_looked_early()
    {
        using var firstMakes = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var made = 0;
        var once = new OnceOnly<object>(() =>
        {
            Interlocked.Increment(ref made);
            firstMakes.Set();
            go.Wait(Patience.Limit);
            return new object();
        });
        var first = Asker(once.AskCarelessly);
        Assert.True(firstMakes.Wait(Patience.Limit));
        var second = Asker(once.AskCarelessly);
        Assert.True(SpinWait.SpinUntil(() => second.ThreadState == ThreadState.WaitSleepJoin, Patience.Limit));

        go.Set();

        Assert.True(first.Join(Patience.Limit) && second.Join(Patience.Limit));
        Assert.Equal(2, made);
    }

    [Fact]
    public void Looking_again_inside_the_lock_makes_one_value_for_all()
    {
        using var firstMakes = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var made = 0;
        var once = new OnceOnly<object>(() =>
        {
            Interlocked.Increment(ref made);
            firstMakes.Set();
            go.Wait(Patience.Limit);
            return new object();
        });
        var first = Asker(once.Ask);
        Assert.True(firstMakes.Wait(Patience.Limit));
        var second = Asker(once.Ask);
        Assert.True(SpinWait.SpinUntil(() => second.ThreadState == ThreadState.WaitSleepJoin, Patience.Limit));

        go.Set();

        Assert.True(first.Join(Patience.Limit) && second.Join(Patience.Limit));
        Assert.Equal(1, made);
    }

    [Fact]
    public void All_get_the_one_value_in_10_000_rounds()
    {
        var made = 0;
        OnceOnly<object> Fresh() => new(() =>
        {
            Interlocked.Increment(ref made);
            return new object();
        });
        var once = Fresh();
        var got = new object[2];

        var tally = Race.Run(threads: 2, rounds: 10_000, n => got[n] = once.Ask(), () =>
        {
            once = Fresh();
            return Interlocked.Exchange(ref made, 0) == 1 && ReferenceEquals(got[0], got[1]);
        });

        Assert.Equal(0, tally.Wrong);
    }

    [Fact]
    public void A_failure_is_not_remembered()
    {
        var calls = 0;
        var once = new OnceOnly<string>(() => ++calls == 1 ? throw new IOException() : "made");

        Assert.Throws<IOException>(once.Ask);
        Assert.Equal("made", once.Ask());
        Assert.Equal("made", once.AskCarelessly());
    }

    private static Thread Asker(Func<object> ask)
    {
        var thread = new Thread(() => ask());
        thread.Start();
        return thread;
    }
}
