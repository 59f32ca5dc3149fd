using Microsoft.Extensions.Time.Testing;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class StopClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Time_counts_as_it_passes_between_looks()
    {
        var clock = new StopClock(_time);

        for (var i = 0; i < 100; i++)
            LookAfter(clock, TimeSpan.FromMilliseconds(7));

        Assert.Equal(TimeSpan.FromMilliseconds(700), clock.Elapsed);
    }

    [Fact]
    public void A_machine_that_stands_still_for_seconds_takes_a_moment_from_the_cell()
    {
        var clock = new StopClock(_time);
        LookAfter(clock, CellStop.Look);

        LookAfter(clock, TimeSpan.FromSeconds(30));

        Assert.Equal(CellStop.Look + StopClock.MostALook, clock.Elapsed);
    }

    [Fact]
    public void Without_a_look_no_time_has_passed()
    {
        var clock = new StopClock(_time);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
    }

    private void LookAfter(StopClock clock, TimeSpan passed)
    {
        _time.Advance(passed);
        clock.Look();
    }
}
