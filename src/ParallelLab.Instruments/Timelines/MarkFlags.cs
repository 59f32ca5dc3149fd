using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws the moments that the program named, with their names where there is room. Those too close to be told apart share a flag.</summary>
internal sealed class MarkFlags(SvgWriter svg, TimelinePlot plot)
{
    private const double LabelSize = 10;
    private const double Flag = 5;
    private const double LabelGap = 2;
    private const int MostNames = 5;

    public void Draw()
    {
        var marks = plot.Recording.Marks.Where(mark => plot.RowOf(mark.Lane) is not null).OrderBy(mark => mark.At);
        foreach (var row in marks.GroupBy(mark => plot.RowOf(mark.Lane)!))
            Draw(row.Key, Flags(row));
    }

    /// <summary>Labels go to the right of their flags; the last one's goes to the left where there is no room.</summary>
    private void Draw(PlacedRow row, IReadOnlyList<(double X, string Name, string Title)> flags)
    {
        using var group = svg.Group(Paint.Fill(Palette.Text));
        for (var i = 0; i < flags.Count; i++)
        {
            var (x, name, title) = flags[i];
            var top = row.BarTop - 1;
            svg.Path(new SvgPath().Move(x, top).Line(x - Flag + 1, top - Flag).Line(x, top - 2 * Flag).Line(x + Flag - 1, top - Flag).Close(), title: title);
            svg.Rect(x - 0.5, top, 1, row.BarHeight + 1);

            var isLast = i + 1 == flags.Count;
            var (left, right) = (i == 0 ? TimelinePlot.Left : flags[i - 1].X, isLast ? TimelinePlot.Right : flags[i + 1].X - Flag);
            var after = TextWidth.Fit(name, right - x - Flag - LabelGap, LabelSize);
            var before = isLast && after != name ? TextWidth.Fit(name, x - left - 2 * (Flag + LabelGap), LabelSize) : "";
            if (before.Length > after.Length)
                svg.Text(x - Flag - LabelGap, top - LabelGap, before, LabelSize, TextAnchor.End, title: title);
            else if (after.Length > 0)
                svg.Text(x + Flag + LabelGap, top - LabelGap, after, LabelSize, title: title);
        }
    }

    private List<(double X, string Name, string Title)> Flags(IEnumerable<Mark> marks)
    {
        var finest = 2 * Flag * plot.Detail.FinestPixels;
        return
        [
            .. marks.GroupBy(mark => Math.Floor(plot.X(mark.At) / finest)).Select(near =>
            {
                var names = near.Take(MostNames).Select(mark => LaneNames.Short(mark.Name)).ToArray();
                var more = near.Count() - names.Length;
                var name = names.Length == 1 ? names[0] : TimelineCaption.Count(names.Length + more, "mark");
                var title = $"{string.Join(", ", names)}{(more > 0 ? $" and {TimelineCaption.Count(more, "more mark")}" : "")} · at {Units.Duration(near.First().At)}";
                return (plot.X(near.First().At), name, title);
            }),
        ];
    }
}
