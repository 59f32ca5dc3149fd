using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using ParallelLab.Instruments.Progress;

namespace ParallelLab.Instruments.Tests.Progress;

public sealed class ProgressTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Recorder _display = new();

    [Fact]
    public void A_loop_shows_its_beginning_and_its_end()
    {
        foreach (var _ in ProgressExtensions.Counted([1, 2, 3], () => Begin(total: 3)))
            _clock.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(["pages: 0 of 3", "pages: 3 in 30.0 ms, 100/s"], _display.Lines);
    }

    [Fact]
    public void Ten_updates_a_second_are_the_most()
    {
        foreach (var _ in ProgressExtensions.Counted(Enumerable.Range(0, 10_000), () => Begin(total: 10_000)))
            _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(100, _display.States.Count(state => state is { Phase: ProgressPhase.Running, Done: > 0 }));
        Assert.All(
            _display.States.Zip(_display.States.Skip(1)).SkipLast(1),
            pair => Assert.True(pair.Second.Elapsed - pair.First.Elapsed >= TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public void Slow_items_are_each_shown_with_rate_and_time_left()
    {
        foreach (var _ in ProgressExtensions.Counted([1, 2, 3, 4], () => Begin(total: 4)))
            _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("pages: 1 of 4, 0.5/s, 6.00 s left", _display.Lines[1]);
        Assert.Equal("pages: 4 in 8.00 s, 0.5/s", _display.Lines[^1]);
    }

    [Fact]
    public void A_break_ends_the_bar()
    {
        foreach (var item in ProgressExtensions.Counted([1, 2, 3], () => Begin(total: 3)))
        {
            if (item == 2)
                break;
        }

        Assert.Equal("pages: stopped after 1 of 3, 0 s", _display.Lines[^1]);
    }

    [Fact]
    public void An_exception_ends_the_bar()
    {
        Assert.Throws<FormatException>(() =>
        {
            foreach (var _ in ProgressExtensions.Counted([1, 2, 3], () => Begin(total: 3)))
                throw new FormatException();
        });

        Assert.Equal(ProgressPhase.Abandoned, _display.States[^1].Phase);
    }

    [Fact]
    public async Task An_async_stream_is_counted_too()
    {
        await foreach (var _ in ProgressExtensions.Counted(Pages(), () => Begin(total: null)))
            _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["pages: 0", "pages: 1, 1.0/s", "pages: 2, 1.0/s", "pages: 2 in 2.00 s, 1.0/s"], _display.Lines);
    }

    [Fact]
    public void Parallel_loops_lose_no_item_and_end_once()
    {
        var seen = new ConcurrentBag<int>();

        Parallel.ForEach(ProgressExtensions.Counted(Enumerable.Range(0, 10_000), () => Begin(total: 10_000)), seen.Add);

        Assert.Equal(10_000, seen.Distinct().Count());
        Assert.Equal(10_000, Assert.Single(_display.States, state => state.Phase != ProgressPhase.Running).Done);
    }

    [Fact]
    public void A_counted_partitioner_counts_what_is_done_and_ends_after_the_last_item()
    {
        var items = new CountedPartitioner<int>(Partitioner.Create([.. Enumerable.Range(0, 10_000)], loadBalance: true), () => Begin(total: 10_000));
        var seen = new ConcurrentBag<int>();

        Parallel.ForEach(items, seen.Add);

        Assert.Equal(10_000, seen.Distinct().Count());
        Assert.Equal(10_000, Assert.Single(_display.States, state => state.Phase == ProgressPhase.Completed).Done);
    }

    [Fact]
    public void A_counted_partitioner_whose_loop_throws_ends_as_stopped()
    {
        var items = new CountedPartitioner<int>(Partitioner.Create([.. Enumerable.Range(0, 100)], loadBalance: true), () => Begin(total: 100));

        Assert.Throws<AggregateException>(() => Parallel.ForEach(items, item => throw new FormatException()));

        Assert.Equal(ProgressPhase.Abandoned, _display.States[^1].Phase);
    }

    [Theory]
    [InlineData(true, "\r\x1b[K██████░░░░░░░░░░░░░░░░░░  25 % pages: 1 of 4\r\x1b[Kpages: 4 in 1.00 s, 4.0/s\n")]
    [InlineData(false, "pages: 4 in 1.00 s, 4.0/s\n")]
    public void A_console_shows_a_bar_to_a_reader_and_a_file_only_the_end(bool isLive, string expected)
    {
        var output = new StringWriter { NewLine = "\n" };
        var console = new ConsoleProgress(output, isLive);

        console.Show(new ProgressState("pages", 1, 4, TimeSpan.Zero, ProgressPhase.Running));
        console.Show(new ProgressState("pages", 4, 4, TimeSpan.FromSeconds(1), ProgressPhase.Completed));

        Assert.Equal(expected, output.ToString());
    }

    private ProgressCount Begin(long? total) => new("pages", total, _display, _clock);

    private static async IAsyncEnumerable<int> Pages()
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
    }

    private sealed class Recorder : IProgressDisplay
    {
        public List<ProgressState> States { get; } = [];

        public IReadOnlyList<string> Lines => [.. States.Select(state => state.ToString())];

        public void Show(ProgressState state) => States.Add(state);
    }
}
