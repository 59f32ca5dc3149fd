using FsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class GraphRunTests
{
    [Fact]
    public async Task Calls_that_need_nothing_are_all_under_way_at_once()
    {
        const int Leaves = 8;
        var (arrived, everyone) = (0, new TaskCompletionSource());
        async Task<int> LeafAsync()
        {
            if (Interlocked.Increment(ref arrived) == Leaves)
                everyone.SetResult();
            await everyone.Task.WaitAsync(Patience.Limit);
            return 1;
        }

        var sum = Delayed.Of(values => values.Sum(), Enumerable.Range(0, Leaves).Select(_ => Delayed.Of(LeafAsync)));

        Assert.Equal(Leaves, (await sum.RunAsync(maxParallel: Leaves)).Value);
    }

    [Fact]
    public async Task No_more_calls_than_allowed_are_under_way()
    {
        var (now, most) = (0, 0);
        async Task<int> CallAsync()
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            for (var i = 0; i < 10; i++)
                await Task.Yield();
            Interlocked.Decrement(ref now);
            return 1;
        }

        var sum = Delayed.Of(values => values.Sum(), Enumerable.Range(0, 20).Select(_ => Delayed.Of(CallAsync)));

        await sum.RunAsync(maxParallel: 3);

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_call_begins_when_the_last_of_its_inputs_is_there_and_waits_for_no_other()
    {
        var (slow, nextRan) = (new TaskCompletionSource(), new TaskCompletionSource());
        var quick = Delayed.Of(() => 1);
        var next = Delayed.Of(x => { nextRan.SetResult(); return x; }, quick);
        var late = Delayed.Of(async () => { await slow.Task; return 1; });
        var sum = Delayed.Of((a, b) => a + b, next, late);

        var run = sum.RunAsync(maxParallel: 2);
        await nextRan.Task.WaitAsync(Patience.Limit);
        slow.SetResult();

        Assert.Equal(2, (await run).Value);
    }

    [Fact]
    public async Task A_shared_call_is_made_once()
    {
        var calls = 0;
        var shared = Delayed.Of(() => Interlocked.Increment(ref calls));
        var sum = Delayed.Of((a, b, c) => a + b + c, shared, Delayed.Of(x => x, shared), Delayed.Of((x, y) => x + y, shared, shared));

        Assert.Equal(4, (await sum.RunAsync(maxParallel: 4)).Value);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_plan_runs_as_often_as_it_is_asked_to()
    {
        var calls = 0;
        var plan = Delayed.Of(() => Interlocked.Increment(ref calls));

        Assert.Equal(1, (await plan.RunAsync()).Value);
        Assert.Equal(2, (await plan.RunAsync()).Value);
    }

    [Fact]
    public async Task A_failure_reaches_only_what_depends_on_it()
    {
        var bad = Delayed.Of(() => int.Parse("three", System.Globalization.CultureInfo.InvariantCulture), "parse");
        var good = Delayed.Of(() => 1, "good");
        var above = Delayed.Of(x => x + 1, bad, "above");
        var beside = Delayed.Of(x => x + 1, good, "beside");
        var all = Delayed.Of((a, b) => a + b, above, beside, "all");

        var run = await all.RunAsync();

        Assert.Equal(
            ["parse Failed", "above NotRun", "good Done", "beside Done", "all NotRun"], run.Calls.Select(call => $"{call.Call.Label} {call.Outcome}"));
        var error = Assert.Throws<DelayedCallException>(() => run.Value);
        Assert.Equal("parse", error.Label);
        Assert.IsType<FormatException>(error.InnerException);
        Assert.StartsWith("'parse' failed with FormatException:", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Not run, since it was needed: 2 calls.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("all: 5 calls, 1 failed", run.Graph().Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calling_off_lets_no_call_begin_and_awaits_those_under_way()
    {
        using var calledOff = new CancellationTokenSource();
        var (began, end, laterRan) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        var first = Delayed.Of(async () => { began.SetResult(); await end.Task; return 1; });
        var later = Delayed.Of(x => { laterRan = true; return x; }, first);

        var run = later.RunAsync(calledOff.Token);
        await began.Task.WaitAsync(Patience.Limit);
        await calledOff.CancelAsync();
        Assert.False(run.IsCompleted);
        end.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Patience.Limit));
        Assert.False(laterRan);
    }

    [Fact]
    public async Task A_call_that_asks_for_the_token_can_end_early()
    {
        using var calledOff = new CancellationTokenSource();
        var began = new TaskCompletionSource();
        var endless = Delayed.Of(async token => { began.SetResult(); await Task.Delay(Timeout.Infinite, token); return 1; });

        var run = endless.RunAsync(calledOff.Token);
        await began.Task.WaitAsync(Patience.Limit);
        await calledOff.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task A_chain_may_be_longer_than_a_stack_is_deep()
    {
        var chain = Delayed.Of(() => 0);
        for (var i = 0; i < 50_000; i++)
            chain = Delayed.Of(x => x + 1, chain);

        Assert.Equal(50_000, (await chain.RunAsync()).Value);
    }

    [Fact]
    public async Task A_limit_below_one_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Delayed.Of(() => 1).RunAsync(maxParallel: 0));
    }

    [Fact]
    public async Task Work_span_and_the_critical_path_follow_from_the_durations()
    {
        var time = new FakeTimeProvider();
        int Taking(int seconds)
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            return seconds;
        }

        var (a, b) = (Delayed.Of(() => Taking(4), "a"), Delayed.Of(() => Taking(5), "b"));
        var (c, d) = (Delayed.Of(_ => Taking(3), a, "c"), Delayed.Of(_ => Taking(1), b, "d"));
        var end = Delayed.Of((_, _) => Taking(2), c, d, "end");

        var run = new GraphRun<int>(await new GraphExecution(end.Calls(), time, default).RunAsync(maxParallel: 1));

        Assert.Equal(["a", "c", "end"], run.CriticalPath.Select(call => call.Call.Label));
        Assert.Equal((15, 9, 15), (run.Work.TotalSeconds, run.Span.TotalSeconds, run.Wall.TotalSeconds));
        Assert.Equal(15 / 9.0, run.Parallelism, 6);
        Assert.Contains("c needs a; took 3.00 s", run.Graph().Description, StringComparison.Ordinal);
        Assert.Contains("on the critical path", run.Graph().Description, StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public async Task Any_graph_of_additions_gives_what_adding_in_order_gives(int seed, PositiveInt count, byte workers)
    {
        const long Modulus = 1_000_003;     // sums of sums grow fast
        var random = new System.Random(seed);
        var (calls, expected) = (new List<Delayed<long>>(), new List<long>());
        for (var i = 0; i < count.Get; i++)
        {
            var inputs = Enumerable.Range(0, i == 0 ? 0 : random.Next(4)).Select(_ => random.Next(i)).ToList();
            var own = random.Next(100);
            calls.Add(Delayed.Of(values => (own + values.Sum()) % Modulus, inputs.Select(input => calls[input])));
            expected.Add((own + inputs.Sum(input => expected[input])) % Modulus);
        }

        var run = await Delayed.Of(values => values.ToArray(), calls).RunAsync(maxParallel: 1 + (workers % 8));

        Assert.Equal(expected, run.Value);
    }

    private static void InterlockedMax(ref int most, int count)
    {
        for (var seen = Volatile.Read(ref most); count > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, count, seen);
    }
}
