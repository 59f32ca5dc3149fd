using ParallelLab.Instruments.Timelines;
using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests.Timelines.Recording;

/// <summary>Whatever happens, in whatever order: what comes out is a recording.</summary>
public sealed class TimelineFoldProperties
{
    private static readonly int Kinds = Enum.GetValues<HappeningKind>().Length;

    [Property(MaxTest = 500)]
    public void Phases_fill_each_life_without_gaps_and_overlaps((byte Kind, byte Who, ushort At, short A, byte B)[] told)
    {
        var recording = Fold(told).ToRecording(until: 30_000);

        foreach (var lane in recording.Lanes)
        {
            var at = lane.Life.Start;
            foreach (var phase in lane.Phases)
            {
                Assert.Equal(at, phase.When.Start);
                Assert.True(phase.When.Length > TimeSpan.Zero);
                Assert.Equal(phase.Activity == Activity.WaitingForLock, phase.Lock is not null);
                at = phase.When.End;
            }
            Assert.Equal(lane.Life.End, at);
            Assert.True(lane.Life.Start >= TimeSpan.Zero && lane.Life.End <= recording.Wall);
        }
    }

    [Property(MaxTest = 500)]
    public void All_else_lies_within_the_recording_and_names_its_lanes((byte Kind, byte Who, ushort At, short A, byte B)[] told)
    {
        var recording = Fold(told).ToRecording(until: 30_000);

        var ids = recording.Lanes.Select(lane => lane.Id).ToHashSet();
        Assert.Equal(recording.Lanes.OrderBy(lane => lane.Life.Start).Select(lane => lane.Life.Start), recording.Lanes.Select(lane => lane.Life.Start));
        Assert.All(recording.Lanes, lane => Assert.All(lane.Spans, span => Assert.True(IsWithin(span.When, lane.Life), $"{span} in {lane.Life}")));
        Assert.All(recording.Lanes, lane => Assert.True(lane.StartedBy is not { } by || ids.Contains(by)));
        Assert.All(recording.Lanes.SelectMany(lane => lane.Phases), phase => Assert.True(phase.Lock?.Holder is not { } holder || ids.Contains(holder)));
        Assert.All(recording.Collections, pause => Assert.True(IsWithin(pause, new Stretch(TimeSpan.Zero, recording.Wall))));
        Assert.All(recording.CoresBusy, busy => Assert.True(busy >= 0 && double.IsFinite(busy)));
    }

    [Property(MaxTest = 500)]
    public void Looking_on_the_way_changes_nothing((byte Kind, byte Who, ushort At, short A, byte B)[] told, byte looks)
    {
        var fold = New();
        foreach (var (happening, index) in Happenings(told).Select((happening, index) => (happening, index)))
        {
            fold.Apply(happening);
            if (index % (looks + 1) == 0)
                fold.ToRecording(happening.At);
        }

        var looked = fold.ToRecording(30_000);
        var plain = Fold(told).ToRecording(30_000);
        Assert.Equal(plain.Lanes.Select(lane => (lane.Id, lane.Life, lane.HasEnded)), looked.Lanes.Select(lane => (lane.Id, lane.Life, lane.HasEnded)));
        Assert.Equal(plain.Lanes.SelectMany(lane => lane.Phases), looked.Lanes.SelectMany(lane => lane.Phases));
        Assert.Equal(plain.Lanes.SelectMany(lane => lane.Spans), looked.Lanes.SelectMany(lane => lane.Spans));
        Assert.Equal(plain.CoresBusy, looked.CoresBusy);
        Assert.Equal(plain.Cpu, looked.Cpu);
    }

    private static bool IsWithin(Stretch inner, Stretch outer) => inner.Start >= outer.Start && inner.End <= outer.End && inner.Start <= inner.End;

    private static TimelineFold Fold((byte Kind, byte Who, ushort At, short A, byte B)[] told)
    {
        var fold = New();
        foreach (var happening in Happenings(told))
            fold.Apply(happening);
        return fold;
    }

    private static TimelineFold New()
    {
        var fold = new TimelineFold(cores: 2);
        for (var id = 0; id < 4; id++)
            fold.Add(new LaneOrigin(id, OsId: id + 2, ManagedId: id, (LaneKind)(id % 3), () => null));
        return fold;
    }

    /// <summary>Few threads, whose OS ids and numbers overlap, so that much fits together; times mostly in order.</summary>
    private static IEnumerable<Happening> Happenings((byte Kind, byte Who, ushort At, short A, byte B)[] told) => told
        .Select((each, index) => new Happening(
            Math.Min(index * 300 + each.At % 500, 30_000), (HappeningKind)(each.Kind % Kinds), each.Who % 6, Math.Abs(each.A % 400), each.B % 6, $"Task: M{each.B}"));
}
