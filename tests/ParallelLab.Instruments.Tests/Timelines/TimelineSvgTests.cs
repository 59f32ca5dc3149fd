using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ParallelLab.Instruments.Drawing;
using ParallelLab.Instruments.Timelines;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Timelines;

public sealed partial class TimelineSvgTests
{
    public static TheoryData<string> Samples => [.. TimelineSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_drawn_as_approved(string sample)
    {
        Approved.Equal($"{sample}.svg", TimelineSvg.Draw(TimelineSamples.All[sample]()).Markup);
    }

    [Property(MaxTest = 60)]
    public void Any_recording_gives_a_picture_that_is_well_formed_and_bounded(int seed, byte size)
    {
        Check(RandomRecording.Make(seed, size / 255.0 / 20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_recording_of_up_to_a_million_phases_gives_a_picture_that_is_bounded(int seed) => Check(RandomRecording.Make(seed, 1));

    [Fact]
    public void A_thread_that_changes_a_million_times_is_drawn_by_its_shares()
    {
        var sketch = new RecordingSketch();
        var main = sketch.Main();
        for (var i = 0; i < 250_000; i++)
            main.Run(0.003).Lock(0.001, holder: null);

        main.End();

        var picture = Parse(TimelineSvg.Draw(sketch.Finish(1000)));

        var pile = Assert.Single(Titles(picture), title => title.StartsWith("500,000 phases", StringComparison.Ordinal));
        Assert.Equal("500,000 phases in 1.00 s: running 75 %, waiting for a lock 25 %", pile);
    }

    [Fact]
    public void Two_threads_that_wait_for_each_other_for_long_are_called_a_deadlock()
    {
        var picture = TimelineSvg.Draw(TimelineSamples.All["deadlock"]());

        const string Words = "Deadlock: bob waits for alice, alice waits for bob, each for a lock that the other holds.";
        Assert.Contains(Words, picture.Description, StringComparison.Ordinal);
        Assert.Contains("deadlock", Named(Parse(picture), "text").Select(text => text.Value));
        Assert.Equal(
            ["alice waits for a lock that bob holds", "bob waits for a lock that alice holds"],
            Titles(Parse(picture)).Where(title => title.Contains("waits for a lock that", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(2000, false)]
    public void A_ring_that_is_short_or_not_sure_is_no_deadlock(double length, bool isSure)
    {
        var sketch = new RecordingSketch();
        sketch.Main().Run(1).Lock(length, holder: 1, isSure, lockId: 1);
        sketch.Thread("other", 0).Run(1).Lock(length, holder: 0, lockId: 2);

        Assert.Empty(LockCycle.Find(sketch.Finish(length + 10).Lanes));
    }

    [Fact]
    public void Where_a_lock_may_have_passed_on_the_arrow_is_dashed_and_says_first()
    {
        var sketch = new RecordingSketch();
        sketch.Main("holder").Run(100);
        sketch.Thread("sure", 1).Lock(50, holder: 0);
        sketch.Thread("unsure", 1).Lock(50, holder: 0, isSure: false);

        var picture = Parse(TimelineSvg.Draw(sketch.Finish(100)));

        var dashed = Assert.Single(Named(picture, "g"), group => group.Attribute("stroke-dasharray") is not null);
        Assert.Equal(["unsure waits 50.0 ms for a lock, held first by holder"], Titles(dashed));
        Assert.Contains("sure waits 50.0 ms for a lock, held by holder", Titles(picture));
    }

    [Fact]
    public void Lanes_with_the_same_words_and_times_are_drawn_alike_wherever_the_decimal_comma_is_used()
    {
        var before = TimelineSvg.Draw(TimelineSamples.All["many-threads"]());
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(before, TimelineSvg.Draw(TimelineSamples.All["many-threads"]()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Threads_of_one_name_are_told_apart_by_their_numbers()
    {
        var sketch = new RecordingSketch();
        sketch.Thread("pool thread", 0).Run(50);
        sketch.Thread("pool thread", 0).Lock(50, holder: 0);

        var picture = TimelineSvg.Draw(sketch.Finish(60));

        Assert.Contains("pool thread 5, 50.0 ms, held by pool thread 4", picture.Description, StringComparison.Ordinal);
    }

    private static void Check(TimelineRecording recording)
    {
        var picture = TimelineSvg.Draw(recording);

        Assert.InRange(Encoding.UTF8.GetByteCount(picture.Markup), 1, TimelineSvg.MostBytes);
        var root = Parse(picture);
        Assert.DoesNotMatch(NotANumber(), picture.Markup);
        Assert.All(root.Descendants().Attributes("width"), width => Assert.True(Number(width) >= 0));
        Assert.All(root.Descendants().Attributes("y"), y => Assert.InRange(Number(y), 0, Number(root.Attribute("height")!)));
        AssertTimeRuns(root);
        Assert.Equal(recording.Lanes.Count, Titles(root).Sum(LanesIn));
    }

    /// <summary>How many lanes a row's title stands for; 0 for any other title.</summary>
    private static int LanesIn(string title) =>
        OfOneLane().IsMatch(title) ? 1
        : OfFoldedLanes().Match(title) is { Success: true } folded ? int.Parse(folded.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The axis names moments from left to right.</summary>
    private static void AssertTimeRuns(XElement root)
    {
        var named = Named(root, "text").Where(text => (string?)text.Attribute("text-anchor") == "middle" && (string?)text.Attribute("font-size") == "10");
        var places = named.Select(text => Number(text.Attribute("x")!)).ToArray();
        Assert.NotEmpty(places);
        Assert.Equal(places.Order(), places);
    }

    private static XElement Parse(Svg picture) => XElement.Parse(picture.Markup);

    private static IEnumerable<string> Titles(XElement element) => Named(element, "title").Select(title => title.Value);

    private static IEnumerable<XElement> Named(XElement element, string name) =>
        element.Descendants().Where(child => child.Name.LocalName == name);

    private static double Number(XAttribute attribute) => double.Parse(attribute.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@" · id \d+( · OS \d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex OfOneLane();

    [GeneratedRegex(@"^(\+ )?(?<count>[\d,]+) threads? like ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex OfFoldedLanes();

    [GeneratedRegex("\"[^\"]*(NaN|Infinity|∞)[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotANumber();
}
