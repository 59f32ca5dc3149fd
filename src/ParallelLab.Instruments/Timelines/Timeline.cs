using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Timelines;

/// <summary>What a program says to the timeline that is being recorded around it. Does nothing when none is.</summary>
public static class Timeline
{
    private static long s_spans;

    /// <summary>Records what this code does, and what it starts. What it throws passes through; then there is no recording.</summary>
    /// <exception cref="InvalidOperationException">Another recording goes on.</exception>
    public static TimelineRecording Record(Action code)
    {
        using var recorder = TimelineRecorder.Start();
        code();
        return recorder.Stop();
    }

    /// <summary>Marks this moment of the calling thread.</summary>
    public static void Mark(string name) => LaneWriter.Current?.Add(HappeningKind.Marked, text: name);

    /// <summary>Names what the calling thread does until the result is disposed: <c>using (Timeline.Span("parse"))</c>.</summary>
    public static IDisposable Span(string name)
    {
        if (LaneWriter.Current is not { } lane)
            return NoSpan.Instance;
        var id = Interlocked.Increment(ref s_spans);
        lane.Add(HappeningKind.SpanBegan, id, text: name);
        return new OpenSpan(id);
    }

    /// <summary>May end on another thread than it began on, behind an await.</summary>
    private sealed class OpenSpan(long id) : IDisposable
    {
        public void Dispose() => LaneWriter.Current?.Add(HappeningKind.SpanEnded, id);
    }

    private sealed class NoSpan : IDisposable
    {
        public static readonly NoSpan Instance = new();

        public void Dispose()
        {
            // Nothing was begun.
        }
    }
}
