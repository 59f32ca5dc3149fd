using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Instruments.Tests;

public sealed class RunMeterTests
{
    [Fact]
    public void Wall_time_is_what_the_clock_says()
    {
        var clock = new FakeTimeProvider();
        var meter = RunMeter.Start(clock);

        clock.Advance(TimeSpan.FromSeconds(1.5));

        Assert.Equal(TimeSpan.FromSeconds(1.5), meter.Stop().Wall);
    }

    [Fact]
    public void What_a_run_allocates_is_counted()
    {
        var meter = RunMeter.Start(TimeProvider.System);

        var block = new byte[3_000_000];

        Assert.True(meter.Stop().AllocatedBytes >= block.Length);
    }

    [Fact]
    public void A_full_collection_counts_once_in_its_generation()
    {
        var meter = RunMeter.Start(TimeProvider.System);

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        var cost = meter.Stop();

        Assert.Equal(GC.MaxGeneration + 1, cost.Collections.Count);
        Assert.True(cost.Collections[GC.MaxGeneration] >= 1);
        Assert.All(cost.Collections, count => Assert.True(count >= 0));
    }

    [Fact]
    public void A_thread_that_computes_takes_cpu_time()
    {
        var meter = RunMeter.Start(TimeProvider.System);

        var cost = meter.Stop();
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (cost.User + cost.System < TimeSpan.FromMilliseconds(20) && DateTime.UtcNow < deadline)
            cost = meter.Stop();

        Assert.True(cost.User + cost.System >= TimeSpan.FromMilliseconds(20));
        Assert.True(cost.CoresBusy > 0);
    }

    [Theory]
    [InlineData(2.0, 3.0, 1.0, 2.0)]
    [InlineData(1.0, 0.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0, 0.0)]
    public void Cores_busy_is_cpu_time_by_wall_time(double wall, double user, double system, double expected)
    {
        var cost = new RunCost(TimeSpan.FromSeconds(wall), TimeSpan.FromSeconds(user), TimeSpan.FromSeconds(system), 0, []);

        Assert.Equal(expected, cost.CoresBusy);
    }
}
