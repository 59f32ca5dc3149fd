namespace ParallelLab.Instruments.Timelines;

/// <summary>What a program says to the timeline that is being recorded around it. Does nothing when none is.</summary>
public static class Timeline
{
    /// <summary>Marks this moment of the calling thread.</summary>
    public static void Mark(string name) => throw new NotSupportedException(name);

    /// <summary>Names what the calling thread does until the result is disposed: <c>using (Timeline.Span("parse"))</c>.</summary>
    public static IDisposable Span(string name) => throw new NotSupportedException(name);
}
