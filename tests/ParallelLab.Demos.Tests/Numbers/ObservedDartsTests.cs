namespace ParallelLab.Demos.Tests;

public sealed class ObservedDartsTests
{
    private const int Number = 10_000;

    [Fact]
    public void A_parallel_program_shows_that_it_is_one()
    {
        var darts = new ObservedDarts(seed: 1, Patience.Limit);
        var hits = new long[2];
        var threads = Enumerable.Range(0, 2).Select(n => new Thread(() => hits[n] = darts.Hits(Number / 2 * n, Number / 2 * (n + 1)))).ToList();

        StartJoin.AllTogether(threads);

        Assert.True(darts.WereAtOnce);
        Assert.Equal(2, darts.Threads);
        Assert.True(darts.ThrewEachOnce(Number));
        Assert.Equal(Darts.Hits(0, Number, seed: 1), hits.Sum());
    }

    [Fact]
    public void A_serial_program_does_not_pass_for_a_parallel_one()
    {
        var darts = new ObservedDarts(seed: 1, patience: TimeSpan.Zero);

        darts.Hits(0, 10);
        darts.Hits(10, 20);

        Assert.False(darts.WereAtOnce);
        Assert.Equal(1, darts.Threads);
    }

    [Theory]
    [InlineData(true, 0, 5, 5, 10)]
    [InlineData(true, 5, 10, 0, 5)]
    [InlineData(true, 0, 10, 4, 4)]
    [InlineData(false, 0, 5, 6, 10)]     // a gap
    [InlineData(false, 0, 6, 5, 10)]     // an overlap
    [InlineData(false, 0, 5, 5, 11)]     // too many
    [InlineData(false, 0, 5, 5, 9)]      // too few
    public void Each_dart_is_to_be_thrown_once(bool isRight, long from, long to, long secondFrom, long secondTo)
    {
        var darts = new ObservedDarts(seed: 1, patience: TimeSpan.Zero);

        darts.Hits(from, to);
        darts.Hits(secondFrom, secondTo);

        Assert.Equal(isRight, darts.ThrewEachOnce(10));
    }
}
