using System.Text.Json;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Writes a recording in the trace event format of Chrome, which ui.perfetto.dev and <c>chrome://tracing</c> open: every phase, span and
/// link, nothing folded. A thread has one track for its phases and, if there is anything in it, one for its spans and marks.
/// Source: "Trace Event Format", the Chromium project's document, as linked from perfetto.dev/docs.
/// </summary>
public static class ChromeTrace
{
    private const int ProcessTrack = 0;
    private const int CollectionsTrack = 1;

    /// <summary>Writes UTF-8; the stream stays open. Times are microseconds from the recording's start.</summary>
    public static void Write(TimelineRecording recording, Stream stream)
    {
        var tracks = recording.Lanes.Select((lane, index) => (lane.Id, Track: 2 * (index + 1))).ToDictionary();
        using var json = new Utf8JsonWriter(stream);
        var events = new TraceEvents(json);
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartArray("traceEvents");
        events.ProcessName(ProcessTrack, TimelineCaption.Of(recording).Headline);
        var marks = recording.Marks.ToLookup(mark => mark.Lane);
        foreach (var lane in recording.Lanes)
            WriteLane(events, lane, tracks[lane.Id], [.. marks[lane.Id]]);
        WriteLinks(events, recording, tracks);
        WriteWhole(events, recording);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLane(TraceEvents events, Lane lane, int track, IReadOnlyList<Mark> marks)
    {
        events.TrackName(track, $"{lane.DisplayName()} · {lane.Numbers()}");
        foreach (var phase in lane.Phases)
            events.Complete(track, phase.When, phase.Activity.Words(), "phase");
        if (lane.Spans.Count + marks.Count == 0)
            return;
        events.TrackName(track + 1, $"{lane.DisplayName()} · spans");
        foreach (var span in lane.Spans.OrderBy(span => span.When.Start).ThenByDescending(span => span.When.End))
            events.Complete(track + 1, span.When, span.Name, span.IsTask ? "task" : "span");
        foreach (var mark in marks)
            events.Instant(track + 1, mark.At, mark.Name);
    }

    /// <summary>A link to a lane that the recording doesn't have is left out.</summary>
    private static void WriteLinks(TraceEvents events, TimelineRecording recording, Dictionary<int, int> tracks)
    {
        foreach (var lane in recording.Lanes)
        {
            if (lane is { HasStarted: true, StartedBy: { } starter } && tracks.TryGetValue(starter, out var from))
                events.Flow("starts", from, lane.Life.Start, tracks[lane.Id], lane.Life.Start);
            foreach (var phase in lane.Phases)
            {
                if (phase.Lock is { Holder: { } holder } wait && tracks.TryGetValue(holder, out var to))
                    events.Flow(wait.HolderIsSure ? "held by" : "held first by", tracks[lane.Id], phase.When.Start, to, phase.When.Start);
            }
        }
        foreach (var next in recording.Continuations)
        {
            if (tracks.TryGetValue(next.FromLane, out var from) && tracks.TryGetValue(next.ToLane, out var to))
                events.Flow("await", from, next.From, to, next.To);
        }
    }

    private static void WriteWhole(TraceEvents events, TimelineRecording recording)
    {
        if (recording.Collections.Count > 0)
            events.TrackName(CollectionsTrack, "garbage collection");
        foreach (var pause in recording.Collections)
            events.Complete(CollectionsTrack, pause, "all threads held", "gc");
        for (var slice = 0; slice < recording.CoresBusy.Count; slice++)
            events.Counter("cores busy", recording.Wall * slice / recording.CoresBusy.Count, recording.CoresBusy[slice]);
    }
}
