using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws the moments that the program named, with their names where there is room.</summary>
internal sealed class MarkFlags(SvgWriter svg, TimelinePlot plot)
{
    private const double LabelSize = 10;

    public void Draw()
    {
        foreach (var row in plot.Rows)
        {
            var ids = row.Row.Lanes.Select(lane => lane.Id).ToHashSet();
            var marks = plot.Recording.Marks.Where(mark => ids.Contains(mark.Lane)).OrderBy(mark => mark.At).Take(plot.Detail.MostBoxes).ToArray();
            if (marks.Length > 0)
                Draw(row, marks);
        }
    }

    private void Draw(PlacedRow row, IReadOnlyList<Mark> marks)
    {
        using var group = svg.Group(Paint.Fill(Palette.Text));
        for (var i = 0; i < marks.Count; i++)
        {
            var x = plot.X(marks[i].At);
            var room = (i + 1 < marks.Count ? plot.X(marks[i + 1].At) - 6 : TimelinePlot.Right) - (x + 7);
            var roomBefore = x - 7 - (i == 0 ? TimelinePlot.Left : plot.X(marks[i - 1].At) + 6);
            var (name, title) = (LaneNames.Short(marks[i].Name), $"{LaneNames.Short(marks[i].Name)} · at {Units.Duration(marks[i].At)}");
            svg.Path(new SvgPath().Move(x, row.BarTop - 1).Line(x - 4, row.BarTop - 6).Line(x, row.BarTop - 11).Line(x + 4, row.BarTop - 6).Close(), title: title);
            svg.Rect(x - 0.5, row.BarTop - 1, 1, row.BarHeight + 1);
            if (TextWidth.Fit(name, room, LabelSize) is { Length: > 0 } label)
                svg.Text(x + 7, row.BarTop - 3, label, LabelSize, title: title);
            else if (i + 1 == marks.Count && TextWidth.Fit(name, roomBefore, LabelSize) is { Length: > 0 } before)
                svg.Text(x - 7, row.BarTop - 3, before, LabelSize, TextAnchor.End, title: title);
        }
    }
}
