using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class DelayedStartTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_name_is_known_before_the_thread_runs()
    {
        string? seen = null;
        var thread = new Thread(() => seen = Thread.CurrentThread.Name) { Name = "Thread-7" };
        var start = new DelayedStart(thread, TimeSpan.FromSeconds(3), _time);

        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(ThreadState.Unstarted, thread.ThreadState);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        start.Join();
        Assert.Equal("Thread-7", seen);
    }

    [Fact]
    public void A_start_called_off_never_happens()
    {
        var thread = new Thread(() => { });
        var start = new DelayedStart(thread, TimeSpan.FromSeconds(3), _time);

        Assert.True(start.Cancel());
        _time.Advance(TimeSpan.FromMinutes(1));
        start.Join();

        Assert.Equal(ThreadState.Unstarted, thread.ThreadState);
        Assert.False(start.Cancel());
    }

    [Fact]
    public void Calling_off_comes_too_late_once_the_thread_was_started()
    {
        var start = new DelayedStart(new Thread(() => { }), TimeSpan.FromSeconds(3), _time);

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.False(start.Cancel());
        start.Join();
    }

    [Fact]
    public void A_join_that_comes_early_waits_for_the_thread()
    {
        var ran = false;
        var start = new DelayedStart(new Thread(() => ran = true), TimeSpan.FromSeconds(3), _time);
        var joiner = new Thread(start.Join);
        joiner.Start();
        Assert.True(SpinWait.SpinUntil(() => joiner.ThreadState == ThreadState.WaitSleepJoin, Patience.Limit));

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(joiner.Join(Patience.Limit));
        Assert.True(ran);
    }

    [Fact]
    public void A_thread_that_was_started_already_is_refused()
    {
        var thread = new Thread(() => { });
        thread.Start();

        Assert.Throws<ThreadStateException>(() => new DelayedStart(thread, TimeSpan.FromSeconds(3), _time));
    }
}
