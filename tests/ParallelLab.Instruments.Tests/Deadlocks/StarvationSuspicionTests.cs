using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class StarvationSuspicionTests
{
    private const double Tick = 0.25;
    private static readonly DateTime Start = DateTime.UnixEpoch;

    private readonly StarvationSuspicion _suspicion = new();

    [Fact]
    public void Work_that_waits_while_nothing_ends_and_nothing_runs_calls_for_a_look() =>
        Assert.Equal([5], Looks(seconds: 1.5, _ => new PoolReading(14, 3, TimeSpan.Zero)));

    [Fact]
    public void Looks_that_find_nothing_become_rarer() =>
        Assert.InRange(Looks(seconds: 120, _ => new PoolReading(14, 3, TimeSpan.Zero)).Count, 5, 9);

    [Fact]
    public void A_pool_that_computes_does_not() =>
        Assert.Empty(Looks(seconds: 60, tick => new PoolReading(14, 3, TimeSpan.FromSeconds(tick * Tick * 0.5))));

    [Fact]
    public void A_pool_whose_work_ends_now_and_then_does_not() =>
        Assert.Empty(Looks(seconds: 60, tick => new PoolReading(14, tick / 4, TimeSpan.Zero)));

    [Fact]
    public void An_empty_queue_does_not() =>
        Assert.Empty(Looks(seconds: 60, _ => new PoolReading(0, 3, TimeSpan.Zero)));

    private List<int> Looks(double seconds, Func<int, PoolReading> pool) =>
        [.. Enumerable.Range(0, (int)(seconds / Tick)).Where(tick => _suspicion.CallsForLook(pool(tick), Start.AddSeconds(tick * Tick)))];
}
