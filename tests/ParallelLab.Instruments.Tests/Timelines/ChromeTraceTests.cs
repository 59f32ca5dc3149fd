using System.Text.Json;
using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

public sealed class ChromeTraceTests
{
    [Fact]
    public void Times_are_microseconds_to_a_tenth()
    {
        var sketch = new RecordingSketch();
        sketch.Main().Wait(1.5).Run(0.0001);

        var phases = Events(sketch.Finish(1.5001)).Where(each => Text(each, "ph") == "X").ToArray();

        Assert.Equal(
            [("waiting", 0m, 1500m), ("running", 1500m, 0.1m)],
            phases.Select(each => (Text(each, "name"), Number(each, "ts"), Number(each, "dur"))));
    }

    [Fact]
    public void A_wait_for_a_lock_is_a_flow_to_its_holder()
    {
        var sketch = new RecordingSketch();
        sketch.Main("holder").Run(10);
        sketch.Thread("waiter", 1, startedBy: 99).Lock(5, holder: 0);

        var events = Events(sketch.Finish(10));

        var flow = events.Where(each => Text(each, "name") == "held by").ToArray();
        Assert.Equal(
            [("s", Track(events, "waiter"), 1000m), ("f", Track(events, "holder"), 1000m)],
            flow.Select(each => (Text(each, "ph"), Number(each, "tid"), Number(each, "ts"))));
        Assert.Single(flow.Select(each => Number(each, "id")).Distinct());
    }

    [Property(MaxTest = 40)]
    public void Any_recording_gives_a_trace_that_parses_and_keeps_the_formats_rules(int seed, byte size)
    {
        var recording = RandomRecording.Make(seed, size / 255.0 / 500);

        var events = Events(recording);

        Assert.Equal(
            recording.Lanes.Sum(lane => lane.Phases.Count + lane.Spans.Count) + recording.Collections.Count,
            events.Count(each => Text(each, "ph") == "X"));
        Assert.All(events, each => Assert.True(Number(each, "ts") >= 0));
        var flows = events.Where(each => Text(each, "ph") is "s" or "f").GroupBy(each => Number(each, "id"));
        Assert.All(flows, flow => Assert.Equal(["s", "f"], flow.Select(each => Text(each, "ph"))));
        var named = events.Where(each => Text(each, "name") == "thread_name").Select(each => Number(each, "tid")).ToHashSet();
        Assert.All(events.Where(each => Text(each, "ph") is "X" or "i" or "s" or "f"), each => Assert.Contains(Number(each, "tid"), named));
    }

    private static JsonElement[] Events(TimelineRecording recording)
    {
        using var stream = new MemoryStream();
        ChromeTrace.Write(recording, stream);
        return [.. JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("traceEvents").EnumerateArray()];
    }

    private static decimal Track(JsonElement[] events, string thread) =>
        Number(events.Single(each => Text(each, "name") == "thread_name" && Argument(each).StartsWith(thread, StringComparison.Ordinal)), "tid");

    private static string Argument(JsonElement element) => Text(element.GetProperty("args"), "name");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();
}
