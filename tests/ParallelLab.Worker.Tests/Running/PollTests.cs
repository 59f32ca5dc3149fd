using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class PollTests
{
    [Theory]
    [InlineData(0, 10, 1, 10)]
    [InlineData(0, 1 << 20, 1, 1 << 18)]
    [InlineData(int.MinValue, int.MaxValue - 1, 1, int.MinValue + (1 << 18))]
    [InlineData(0, 1 << 20, 1000, 1 << 18)]
    public void A_stretch_ends_at_the_limit_or_after_its_length(int i, int limit, int step, int expected)
    {
        Assert.Equal(expected, Poll.Until(i, limit, step));
        Assert.Equal(expected, Poll.Until(i, (long)limit, step));
        Assert.Equal(expected, Poll.Until((long)i, limit, step));
        Assert.Equal(expected, Poll.Until(i, (double)limit, step));
    }

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(0, 10, -1)]
    [InlineData(10, 10, 1)]
    [InlineData(0, int.MaxValue, 1)]
    [InlineData(0, int.MaxValue - 5, 10)]
    public void A_loop_that_might_not_reach_the_limit_is_polled_in_each_round(int i, int limit, int step)
    {
        Assert.Equal(int.MinValue, Poll.Until(i, limit, step));
        Assert.Equal(long.MinValue, Poll.Until(i, (long)limit, step));
        Assert.True(Poll.Until(i, (double)limit, step) < int.MinValue);
    }

    [Fact]
    public void A_long_count_is_polled_in_each_round_only_near_its_end()
    {
        Assert.Equal(1 << 18, Poll.Until(0L, int.MaxValue, 1));
        Assert.Equal(long.MinValue, Poll.Until(0L, long.MaxValue, 1));
        Assert.Equal(long.MinValue + (1 << 18), Poll.Until(long.MinValue, long.MaxValue - 1, 1));
        Assert.Equal(long.MinValue, Poll.Until(0, 5_000_000_000, 1));
    }
}
