using System.Text.Json;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Writes single events of a Chrome trace; all belong to one process. Owns neither the writer nor its stream.</summary>
internal sealed class TraceEvents(Utf8JsonWriter json)
{
    private const int ProcessId = 1;
    private const int MostPending = 1 << 16;

    private long _flow;

    public void ProcessName(int track, string name) =>
        Metadata("process_name", track, () => json.WriteString("name", LegibleText.Of(name)));

    /// <summary>Names a track and puts it in the order of the tracks' numbers.</summary>
    public void TrackName(int track, string name)
    {
        Metadata("thread_name", track, () => json.WriteString("name", LegibleText.Of(name)));
        Metadata("thread_sort_index", track, () => json.WriteNumber("sort_index", track));
    }

    /// <summary>Something that has a beginning and an end.</summary>
    public void Complete(int track, Stretch when, string name, string category)
    {
        Begin("X", track, name, when.Start);
        json.WriteNumber("dur", Microseconds(when.Length));
        json.WriteString("cat", category);
        End();
    }

    public void Instant(int track, TimeSpan at, string name)
    {
        Begin("i", track, name, at);
        json.WriteString("s", "t");
        End();
    }

    public void Counter(string name, TimeSpan at, double value)
    {
        Begin("C", 0, name, at);
        json.WriteStartObject("args");
        json.WriteNumber("value", double.IsFinite(value) ? value : 0);
        json.WriteEndObject();
        End();
    }

    /// <summary>An arrow between whatever is going on in two tracks.</summary>
    public void Flow(string name, int fromTrack, TimeSpan from, int toTrack, TimeSpan to)
    {
        _flow++;
        FlowEnd("s", name, fromTrack, from);
        FlowEnd("f", name, toTrack, to);
    }

    private void FlowEnd(string phase, string name, int track, TimeSpan at)
    {
        Begin(phase, track, name, at);
        json.WriteString("cat", "link");
        json.WriteNumber("id", _flow);
        if (phase == "f")
            json.WriteString("bp", "e");
        End();
    }

    private void Metadata(string name, int track, Action writeArguments)
    {
        Begin("M", track, name, TimeSpan.Zero);
        json.WriteStartObject("args");
        writeArguments();
        json.WriteEndObject();
        End();
    }

    private void Begin(string phase, int track, string name, TimeSpan at)
    {
        json.WriteStartObject();
        json.WriteString("ph", phase);
        json.WriteNumber("pid", ProcessId);
        json.WriteNumber("tid", track);
        json.WriteNumber("ts", Microseconds(at));
        json.WriteString("name", LegibleText.Of(name));
    }

    /// <summary>A trace may be far larger than memory should hold twice.</summary>
    private void End()
    {
        json.WriteEndObject();
        if (json.BytesPending > MostPending)
            json.Flush();
    }

    private static decimal Microseconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerMicrosecond;
}
