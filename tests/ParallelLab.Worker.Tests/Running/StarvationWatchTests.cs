using Microsoft.Extensions.Time.Testing;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class StarvationWatchTests
{
    private static readonly ThreadLook Blocked = new(1, null, "Task.Wait", ["F in cell 1, line 2"], IsBlocked: true, RunsPoolItem: true);

    private readonly FakeTimeProvider _time = new();
    private readonly List<Starvation> _found = [];
    private PoolReading _pool = new(14, 3, TimeSpan.Zero);
    private Action _whileLooking = () => { };

    [Fact]
    public void What_stands_is_said_once_a_cell()
    {
        var watch = Watch();

        watch.BeginCell();
        CheckFor(watch, TimeSpan.FromMinutes(2));
        watch.BeginCell();
        CheckFor(watch, TimeSpan.FromMinutes(2));

        Assert.Equal([14, 14], _found.Select(starvation => starvation.Pending));
    }

    [Fact]
    public void Work_that_ends_during_the_look_disproves_it()
    {
        var watch = Watch();
        _whileLooking = () => _pool = _pool with { Completed = _pool.Completed + 1 };

        watch.BeginCell();
        CheckFor(watch, TimeSpan.FromMinutes(2));

        Assert.Empty(_found);
    }

    [Fact]
    public void Before_the_first_cell_nothing_is_read() => Assert.False(Watch().IsOnDuty);

    private StarvationWatch Watch() => new(
        () => _pool,
        () =>
        {
            _whileLooking();
            return new LookOutcome.Seen(new WorkerLook([Blocked]));
        },
        _found.Add,
        _time);

    private void CheckFor(StarvationWatch watch, TimeSpan time)
    {
        for (var end = _time.GetUtcNow() + time; _time.GetUtcNow() < end; _time.Advance(StarvationWatch.Pause))
            watch.Check();
    }
}
