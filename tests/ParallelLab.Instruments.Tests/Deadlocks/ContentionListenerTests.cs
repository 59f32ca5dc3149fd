using System.Collections.Concurrent;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class ContentionListenerTests
{
    private readonly object _monitor = new();
    private readonly Lock _lock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wait_for_a_lock_is_heard_with_its_owner_and_its_end(bool isModern)
    {
        var heard = new ConcurrentQueue<ContentionEvent>();
        using var listener = new ContentionListener(heard.Enqueue);
        using var mayRelease = new ManualResetEventSlim();
        using var isHeld = new ManualResetEventSlim();
        var (owner, waiter) = (0, 0);
        var holding = OnThread(() => Holding(isModern, () =>
        {
            owner = OsThreads.CurrentId;
            isHeld.Set();
            mayRelease.Wait();
        }));
        isHeld.Wait();
        var waiting = OnThread(() =>
        {
            waiter = OsThreads.CurrentId;
            Holding(isModern, () => { });
        });

        await Probe.UntilAsync(() => heard.Any(start => start.IsStart && start.Thread == waiter), "the wait is heard of");
        mayRelease.Set();
        holding.Join();
        waiting.Join();
        await Probe.UntilAsync(() => heard.Any(end => !end.IsStart && end.Thread == waiter), "its end is heard of");

        Assert.Equal(owner, heard.First(start => start.IsStart && start.Thread == waiter).Owner);
    }

    private void Holding(bool isModern, Action body)
    {
        if (isModern)
        {
            lock (_lock)
                body();
        }
        else
        {
            lock (_monitor)
                body();
        }
    }

    private static Thread OnThread(Action body)
    {
        var thread = new Thread(() => body()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
