using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class TextTimelineTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Work_one_after_the_other_is_drawn_as_a_staircase()
    {
        var timeline = new TextTimeline(_time);
        _time.Advance(TimeSpan.FromSeconds(3));

        On("Thread-1", () => timeline.Track(() => _time.Advance(Lab.Seconds(4))));
        On("Thread-10", () => timeline.Track(() => _time.Advance(Lab.Seconds(6))));

        var lines = timeline.ToString().Split('\n');
        Assert.Equal("Thread-1  |" + new string('█', 16) + new string(' ', 24) + "| 0.0 – 4.0 s", lines[0]);
        Assert.Equal("Thread-10 |" + new string(' ', 16) + new string('█', 24) + "| 4.0 – 10.0 s", lines[1]);
        Assert.Equal("          10.0 s in all, at most 1 at a time", lines[2]);
    }

    [Fact]
    public void Work_within_work_counts_as_two_at_once()
    {
        var timeline = new TextTimeline(_time);

        timeline.Track(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            timeline.Track(() => _time.Advance(TimeSpan.FromSeconds(1)));
        });

        Assert.Equal(2, timeline.MostAtOnce);
        Assert.Equal(TimeSpan.FromSeconds(2), timeline.Length);
    }

    [Fact]
    public void Work_that_throws_is_noted_and_throws_on()
    {
        var timeline = new TextTimeline(_time);

        Assert.Throws<FormatException>(() => timeline.Track(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            throw new FormatException();
        }));

        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(timeline.Spans).To);
    }

    [Fact]
    public void Work_without_length_at_the_end_still_has_its_mark()
    {
        var timeline = new TextTimeline(_time);

        On("long", () => timeline.Track(() => _time.Advance(Lab.Seconds(1))));
        On("none", () => timeline.Track(() => { }));

        Assert.Contains("none |" + new string(' ', 39) + "█| 1.0 – 1.0 s", timeline.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_tracked_is_nothing_drawn() =>
        Assert.Equal(" 0.0 s in all, at most 0 at a time", new TextTimeline(_time).ToString());

    [Property]
    public void Every_bar_has_the_same_width(ushort[] milliseconds)
    {
        var timeline = new TextTimeline(_time);
        foreach (var length in milliseconds)
            timeline.Track(() => _time.Advance(TimeSpan.FromMilliseconds(length)));

        var bars = timeline.ToString().Split('\n')[..^1].Select(line => line.Split('|')[1]);
        Assert.All(bars, bar =>
        {
            Assert.Equal(40, bar.Length);
            Assert.Contains('█', bar);
        });
    }

    private static void On(string name, ThreadStart work)
    {
        var thread = new Thread(work) { Name = name };
        thread.Start();
        Assert.True(thread.Join(Patience.Limit));
    }
}
