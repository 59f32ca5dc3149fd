using System.Globalization;
using System.Text;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Draws a recording with characters, for terminals and screen readers. A column shows what took most of its time.
/// <code>
/// cell 7   |██░░░░░░░░░░░░░░░░░░| running 1.50 ms
/// worker-1 |  ████▒▒▒▒████      | running 20.0 ms, lock 10.1 ms
///           0           48.5 ms
/// █ running  ▒ waiting for a lock  ░ waiting
/// </code>
/// </summary>
public static class TimelineText
{
    private const int Columns = 48;
    private const int WidestName = 20;
    private const int MostRows = 24;

    /// <summary>Lines without colours, parted by line feeds; the caption in words stands last.</summary>
    public static string Draw(TimelineRecording recording)
    {
        recording = recording.WithDistinctNames();
        var caption = TimelineCaption.Of(recording);
        var rows = LaneFolding.Rows(recording.Lanes, MostRows, caption.Notable);
        var margin = rows.Select(row => TextWidth.Columns(NameOf(row))).DefaultIfEmpty().Max();
        var end = Units.Duration(recording.Wall);
        IEnumerable<string> lines =
        [
            .. rows.Select(row => Line(row, margin, recording.Wall)),
            $"{new string(' ', margin + 2)}0{end.PadLeft(Columns - 1)}",
            string.Join("  ", ActivityLook.In(recording).Select(activity => $"{activity.Letter()} {activity.Words()}")),
            $"{caption.Headline}.",
            .. caption.Sentences,
        ];
        return string.Join('\n', lines);
    }

    private static string Line(TimelineRow row, int margin, TimeSpan wall)
    {
        var name = NameOf(row);
        if (row.Lanes.Count == 0)
            return name;
        var histogram = new ActivityHistogram(new Stretch(TimeSpan.Zero, wall), Columns);
        foreach (var lane in row.Lanes)
            histogram.Add(lane);
        var bar = Enumerable.Range(0, Columns).Select(column => histogram.Majority(column)?.Letter() ?? ' ').ToArray();
        return $"{name}{new string(' ', margin - TextWidth.Columns(name))} |{new string(bar)}|{Words(histogram)}";
    }

    /// <summary>What a thread is there for, and what kept it from that. The rest is to be seen.</summary>
    private static string Words(ActivityHistogram histogram)
    {
        var times = histogram.Totals().ToDictionary(total => total.Activity, total => total.Time);
        var running = $" running {Units.Duration(times.GetValueOrDefault(Activity.Running))}";
        return times.TryGetValue(Activity.WaitingForLock, out var locks) ? $"{running}, lock {Units.Duration(locks)}" : running;
    }

    private static string NameOf(TimelineRow row) => row switch
    {
        TimelineRow.Single { Lane: var lane } => Cut(lane.DisplayName()),
        TimelineRow.Folded folded => Cut($"{folded.Name} {folded.Like}"),
        TimelineRow.Heading heading => heading.Text,
        _ => "",
    };

    /// <summary>Between letters as readers see them.</summary>
    private static string Cut(string name)
    {
        if (TextWidth.Columns(name) <= WidestName)
            return name;
        var cut = new StringBuilder();
        var room = WidestName - 1;
        for (var letters = StringInfo.GetTextElementEnumerator(name); letters.MoveNext();)
        {
            room -= TextWidth.Columns(letters.GetTextElement());
            if (room < 0)
                break;
            cut.Append(letters.GetTextElement());
        }
        return cut.Append('…').ToString();
    }
}
