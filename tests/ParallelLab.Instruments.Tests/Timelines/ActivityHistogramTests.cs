using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

public sealed class ActivityHistogramTests
{
    [Property]
    public void No_time_is_lost_between_slices(FsCheck.PositiveInt slices, uint[] cuts)
    {
        var times = cuts.Select(cut => new TimeSpan(cut)).Append(TimeSpan.Zero).Order().ToArray();
        var histogram = new ActivityHistogram(new Stretch(TimeSpan.Zero, times[^1]), slices.Get);
        for (var i = 1; i < times.Length; i++)
            histogram.Add(new Stretch(times[i - 1], times[i]), (Activity)(i % 5));

        var total = histogram.Totals().Sum(total => total.Time.Ticks);

        Assert.InRange(total, times[^1].Ticks - 5, times[^1].Ticks + 5);
    }

    [Fact]
    public void Each_slice_has_its_shares_and_its_majority()
    {
        var histogram = new ActivityHistogram(RecordingSketch.Stretch(10, 30), 2);
        histogram.Add(RecordingSketch.Stretch(0, 13), Activity.Running);
        histogram.Add(RecordingSketch.Stretch(13, 20), Activity.Waiting);

        Assert.Equal([0.3, 0, 0.7, 0, 0], histogram.Shares(0).Select(share => Math.Round(share, 9)));
        Assert.Equal(Activity.Waiting, histogram.Majority(0));
        Assert.Null(histogram.Majority(1));
    }
}
