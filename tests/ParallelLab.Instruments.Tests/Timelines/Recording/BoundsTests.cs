using ParallelLab.Instruments.Timelines;
using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests.Timelines.Recording;

/// <summary>However much happens, a recording stays small, and says what it left out.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void A_million_waits_for_locks_keep_their_sums()
    {
        var tape = new Tape(LaneKind.Main, LaneKind.Thread).Enters(0, 0).Enters(1, 0);
        for (var i = 0; i < 1_000_000; i++)
        {
            tape.AwaitsLock(1, i + 0.25, holder: 0).GetsLock(1, i + 0.75);
            if (i % 10 == 9)
                tape.IsSeen(1, i + 1, (i + 1) * 0.5, isReady: true);
        }

        var recording = tape.Until(1_000_000);

        var lane = recording.Lanes[1];
        Assert.InRange(lane.Phases.Count, 100, 1 << 17);
        Assert.Equal(TimeSpan.FromSeconds(500), Sum(lane, Activity.WaitingForLock));
        Assert.Equal(TimeSpan.FromSeconds(500), Sum(lane, Activity.Running));
        Assert.All(lane.Phases.Where(phase => phase.Lock is not null), phase => Assert.Equal(0, phase.Lock!.Holder));
        Assert.Contains("short phases stand together", recording.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_too_many_tasks_the_long_ones_are_kept()
    {
        var tape = new Tape(LaneKind.Main).Enters(0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            var length = i % 1000 == 0 ? 0.9 : 0.001;
            tape.Thread(i, HappeningKind.PieceBegan, 0, a: i).Thread(i + length, HappeningKind.PieceEnded, 0);
        }

        var recording = tape.Until(100_000);

        Assert.Equal(100, recording.Lanes[0].Spans.Count(span => span.When.Length > TimeSpan.FromMilliseconds(0.5)));
        Assert.InRange(recording.Lanes[0].Spans.Count, 100, 1 << 14);
        Assert.Contains("short spans left out", recording.Note, StringComparison.Ordinal);
    }

    [Property]
    public void Slices_keep_the_cpu_time_however_long_it_takes(ushort[] lengths)
    {
        var busy = new BusyCores();
        var at = 0L;
        foreach (var length in lengths)
        {
            busy.Add(at, at + length * 1000L, length * 500L);
            at += length * 1000L;
        }

        var slices = busy.Until(at);

        Assert.InRange(slices.Count, 0, 257);
        Assert.All(slices, slice => Assert.Equal(0.5, slice, tolerance: 0.001));
    }

    private static TimeSpan Sum(Lane lane, Activity activity) =>
        lane.Phases.Where(phase => phase.Activity == activity).Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.When.Length);
}
