using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

public sealed class LaneFoldingTests
{
    [Property(MaxTest = 100)]
    public void Every_lane_is_in_exactly_one_of_a_bounded_number_of_rows(int seed, byte size, byte room)
    {
        var lanes = RandomRecording.Make(seed, size / 255.0 / 50).Lanes;
        var most = 8 + room % 40;

        var rows = LaneFolding.Rows(lanes, most, [.. lanes.Take(seed % 3 == 0 ? 20 : 0).Select(lane => lane.Id)]);

        Assert.Equal(lanes.Select(lane => lane.Id), rows.SelectMany(row => row.Lanes).Select(lane => lane.Id).Order());
        Assert.InRange(rows.Count(row => row is not TimelineRow.Heading), 0, most);
    }

    [Fact]
    public void Few_lanes_keep_a_row_each_in_their_order()
    {
        var sketch = new RecordingSketch();
        sketch.Main();
        sketch.Thread("reader 1", 1);
        sketch.Thread("writer 1", 2);
        sketch.Thread("reader 2", 3);

        var rows = LaneFolding.Rows(sketch.Finish(5).Lanes, 8, []);

        Assert.Equal([0, 1, 2, 3], rows.Cast<TimelineRow.Single>().Select(row => row.Lane.Id));
    }

    [Fact]
    public void Threads_that_differ_in_their_numbers_only_are_folded_and_the_notable_one_is_not()
    {
        var sketch = new RecordingSketch();
        sketch.Main();
        for (var i = 0; i < 500; i++)
            sketch.Thread($"thread-{i}", 1);

        var rows = LaneFolding.Rows(sketch.Finish(5).Lanes, 24, [300]);

        Assert.Equal(["+ 494 threads"], rows.OfType<TimelineRow.Folded>().Select(row => row.Name));
        Assert.Equal([0, 1, 2, 3, 4, 5, 300], rows.OfType<TimelineRow.Single>().Select(row => row.Lane.Id));
    }

    [Fact]
    public void The_pools_workers_stand_together_at_the_end()
    {
        var sketch = new RecordingSketch();
        sketch.Main();
        sketch.Pool();
        sketch.Thread("mine", 1);
        sketch.Pool();

        var rows = LaneFolding.Rows(sketch.Finish(5).Lanes, 24, []);

        var words = rows.Select(row => row is TimelineRow.Heading heading ? heading.Text : $"{row.Lanes[0].Id}");
        Assert.Equal(["0", "2", "Thread pool · 2 workers", "1", "3"], words);
    }
}
