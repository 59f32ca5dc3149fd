using ParallelLab.Instruments.Timing;

namespace ParallelLab.Instruments.Tests.Timing;

public sealed class TimeitTests
{
    private static readonly TimeitOptions Quick = new(Runs: 3, Loops: 10) { WarmsUp = false };

    [Fact]
    public void The_code_is_run_as_often_as_asked_and_once_to_see_how_long_it_takes()
    {
        var calls = 0;

        var result = Timeit.Run(() => { calls++; }, Quick with { RunTime = TimeSpan.Zero });

        Assert.Equal(1 + 30, calls);
        Assert.Equal(3, result.Nanoseconds.Values.Count);
        Assert.Equal(10, result.Loops);
    }

    [Fact]
    public void A_warm_up_lasts_until_the_runtime_has_compiled_the_code_for_good()
    {
        var calls = 0;

        Timeit.Run(() => { calls++; }, new TimeitOptions(Runs: 1, Loops: 1));

        Assert.InRange(calls, 64 + 1, int.MaxValue);
    }

    [Fact]
    public void Each_task_is_awaited_before_the_next_call()
    {
        var (running, most) = (0, 0);

        Timeit.Run(
            async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
            },
            Quick);

        Assert.Equal(1, most);
    }

    [Fact]
    public void Allocations_are_those_of_one_operation()
    {
        var kept = new List<byte[]>();

        var result = Timeit.Run(() => kept.Add(new byte[1_000_000]), Quick);

        Assert.InRange(result.AllocatedBytes, 1_000_000, 2_000_000);
    }

    [Fact]
    public void What_the_code_throws_passes_through()
    {
        Assert.Throws<FormatException>(() => Timeit.Run(() => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture), Quick));
    }

    [Fact]
    public void Cancelled_code_is_not_run_any_more()
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => Timeit.Run(
            () =>
            {
                if (++calls == 5)
                    stop.Cancel();
            },
            Quick with { Loops = 1 },
            stop.Token));

        Assert.InRange(calls, 5, 1 + 2 + 4);
    }

    [Theory]
    [InlineData(new[] { 100.0, 101, 99 }, 0, "100 ns ± 1.00 ns (best 99.0 ns, median 100 ns, 24 B allocated; 3 runs of 5,000 loops)")]
    [InlineData(new[] { 2500.0 }, 0, "2.50 µs ± 0.00 ns (best 2.50 µs, median 2.50 µs, 24 B allocated; 1 run of 5,000 loops)")]
    [InlineData(new[] { 0.1, 0.1 }, 0, "An operation this short can't be told from the loop around it.")]
    [InlineData(new[] { 100.0, 100, 200 }, 0, "The runs differ: the slowest took 2.0 × the best. Something else may be running; trust the best.")]
    [InlineData(new[] { 130.0, 100, 100 }, 9, "The JIT compiler was still at work during the runs, and the first of them was slower: measure again.")]
    public void A_result_says_in_words_what_it_is_and_why_not_to_trust_it(double[] nanoseconds, int compiled, string lastLine)
    {
        var result = new TimeitResult(new Sample(nanoseconds), Loops: 5000, AllocatedBytes: 24, compiled);

        Assert.Equal(lastLine, result.ToString().Split('\n')[^1]);
    }

    [Theory]
    [InlineData(100, 100_000_000, 1)]
    [InlineData(100, 99_999_999, 2)]
    [InlineData(100, 20_000_000, 5)]
    [InlineData(100, 1_000, 100_000)]
    [InlineData(100, 900, 200_000)]
    [InlineData(100, 0, 1_000_000_000)]
    [InlineData(0, 1, 1)]
    public void Loops_are_a_round_number(int milliseconds, double nanoseconds, long expected)
    {
        Assert.Equal(expected, LoopCount.For(TimeSpan.FromMilliseconds(milliseconds), nanoseconds));
    }
}
