using System.Globalization;
using System.Text;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Draws a recording with characters, for terminals and screen readers. A column shows what took most of its time.
/// <code>
/// cell 7   |██░░░░░░░░░░░░░░░░░░| running 1.50 ms, waiting 44.0 ms
/// worker-1 |  ████▒▒▒▒████      | running 20.0 ms, waiting for a lock 10.1 ms
///          0                    48.5 ms
/// █ running  ▒ waiting for a lock  ░ waiting
/// </code>
/// </summary>
public static class TimelineText
{
    private const int Columns = 60;
    private const int WidestName = 20;
    private const int MostRows = 24;

    /// <summary>Lines without colours, parted by line feeds; the caption in words stands last.</summary>
    public static string Draw(TimelineRecording recording)
    {
        var caption = TimelineCaption.Of(recording);
        var rows = LaneFolding.Rows(recording.Lanes, MostRows, caption.Notable);
        var margin = rows.Select(row => NameOf(row).Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        foreach (var row in rows)
            AppendRow(text, row, margin, recording.Wall);
        var end = Units.Duration(recording.Wall);
        text.Append(' ', margin).Append(" 0").Append(' ', Columns - end.Length + 1).Append(end).Append('\n');
        text.AppendJoin("  ", ActivityLook.In(recording).Select(activity => $"{activity.Letter()} {activity.Words()}")).Append('\n');
        text.Append(caption.Headline).Append('.');
        foreach (var sentence in caption.Sentences)
            text.Append('\n').Append(sentence);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, TimelineRow row, int margin, TimeSpan wall)
    {
        text.Append(NameOf(row).PadRight(margin));
        if (row.Lanes.Count > 0)
        {
            var histogram = new ActivityHistogram(new Stretch(TimeSpan.Zero, wall), Columns);
            foreach (var lane in row.Lanes)
                histogram.Add(lane);
            text.Append(" |");
            for (var column = 0; column < Columns; column++)
                text.Append(histogram.Majority(column)?.Letter() ?? ' ');
            text.Append("| ").Append(histogram.Words());
        }
        text.Append('\n');
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
        var letters = new StringInfo(name);
        return letters.LengthInTextElements <= WidestName ? name : $"{letters.SubstringByTextElements(0, WidestName - 1)}…";
    }
}
