using System.Globalization;
using System.Text;

namespace ParallelLab.Demos;

/// <summary>
/// Who worked when, drawn with characters: a line for each piece of work, a bar from its start to its end.
/// <code>
/// Thread-1 |██████████████████                      | 0.0 – 4.0 s
/// Thread-2 |                  ██████████████████████| 4.0 – 9.0 s
///          9.0 s in all, at most 1 at a time
/// </code>
/// Work is tracked from any number of threads at once. Zero is the start of the first piece of work, not the timeline's making.
/// </summary>
/// <param name="time">The clock; the system's if none is given.</param>
public sealed class TextTimeline(TimeProvider? time = null)
{
    private const int Columns = 40;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();

    /// <summary>Guarded by <see cref="_gate"/>; timestamps of <see cref="_time"/>.</summary>
    private readonly List<(string Name, long From, long To)> _tracked = [];

    /// <summary>Does the work on the calling thread and notes, under the thread's name, when it began and ended, also if it throws.</summary>
    public void Track(Action work)
    {
        var from = _time.GetTimestamp();
        try
        {
            work();
        }
        finally
        {
            var to = _time.GetTimestamp();
            lock (_gate)
                _tracked.Add((ThreadNameEnricher.NameOf(Thread.CurrentThread), from, to));
        }
    }

    /// <summary>The work that has ended, in the order of its starting.</summary>
    public IReadOnlyList<WorkSpan> Spans
    {
        get
        {
            lock (_gate)
            {
                var zero = _tracked.Count == 0 ? 0 : _tracked.Min(work => work.From);
                return [.. _tracked.OrderBy(work => work.From).Select(work => SpanSince(zero, work))];
            }
        }
    }

    /// <summary>From the first start to the last end.</summary>
    public TimeSpan Length => LengthOf(Spans);

    /// <summary>How many pieces of work, at most, were under way at one time: 1 says that all of it was serial.</summary>
    /// <remarks>Looking at the starts is enough: the number under way grows at no other time.</remarks>
    public int MostAtOnce => MostAtOnceOf(Spans);

    /// <summary>The drawing, in seconds of the lecture (see <see cref="Lab.TimeScale"/>).</summary>
    public override string ToString()
    {
        var spans = Spans;
        var margin = spans.Select(span => span.Name.Length).DefaultIfEmpty().Max();
        var length = LengthOf(spans);
        var drawing = new StringBuilder();
        foreach (var span in spans)
            drawing.Append(span.Name.PadRight(margin)).Append(' ').Append(Bar(span, length)).Append('\n');

        return drawing.Append(' ', margin).Append($" {Seconds(length)} s in all, at most {MostAtOnceOf(spans)} at a time").ToString();
    }

    private static TimeSpan LengthOf(IReadOnlyList<WorkSpan> spans) => spans.Select(span => span.To).DefaultIfEmpty().Max();

    private static int MostAtOnceOf(IReadOnlyList<WorkSpan> spans) =>
        spans.Select(one => spans.Count(other => other.Covers(one.From))).DefaultIfEmpty().Max();

    private static string Bar(WorkSpan span, TimeSpan length)
    {
        var from = Math.Min(Column(span.From, length), Columns - 1);
        var to = Math.Max(Column(span.To, length), from + 1);
        return $"|{new string(' ', from)}{new string('█', to - from)}{new string(' ', Columns - to)}| {Seconds(span.From)} – {Seconds(span.To)} s";
    }

    private static int Column(TimeSpan moment, TimeSpan length) =>
        length == TimeSpan.Zero ? 0 : (int)Math.Round(Columns * (moment / length));

    private static string Seconds(TimeSpan span) => Lab.SecondsOf(span).ToString("0.0", CultureInfo.InvariantCulture);

    private WorkSpan SpanSince(long zero, (string Name, long From, long To) work) =>
        new(work.Name, _time.GetElapsedTime(zero, work.From), _time.GetElapsedTime(zero, work.To));
}
