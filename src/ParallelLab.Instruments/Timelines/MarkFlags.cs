using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws the moments that the program named, with names where there is room. Those too close to each other share a flag.</summary>
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

    private void Draw(PlacedRow row, IReadOnlyList<(double X, string Name, string Title)> flags)
    {
        using var group = svg.Group(Paint.Fill(Palette.Text));
        var top = row.BarTop - 1;
        for (var i = 0; i < flags.Count; i++)
        {
            var (x, name, title) = flags[i];
            svg.Path(new SvgPath().Diamond(x, top - Flag, Flag - 1, Flag), title: title);
            svg.Rect(x - 0.5, top, 1, row.BarHeight + 1);
            var before = i == 0 ? TimelinePlot.Left : flags[i - 1].X + Flag;
            DrawLabel(name, title, x, top - LabelGap, before, i + 1 < flags.Count ? flags[i + 1].X - Flag : null);
        }
    }

    /// <summary>To the right of its flag; the last one's to the left where it has no room.</summary>
    private void DrawLabel(string name, string title, double x, double baseLine, double before, double? next)
    {
        const double Gap = Flag + LabelGap;
        var right = TextWidth.Fit(name, (next ?? TimelinePlot.Right) - x - Gap, LabelSize);
        var left = next is null && right != name ? TextWidth.Fit(name, x - before - Gap, LabelSize) : "";
        if (left.Length > right.Length)
            svg.Text(x - Gap, baseLine, left, LabelSize, TextAnchor.End, title: title);
        else if (right.Length > 0)
            svg.Text(x + Gap, baseLine, right, LabelSize, title: title);
    }

    private IReadOnlyList<(double X, string Name, string Title)> Flags(IEnumerable<Mark> marks)
    {
        var finest = 2 * Flag * plot.Detail.FinestPixels;
        return [.. marks.GroupBy(mark => Math.Floor(plot.X(mark.At) / finest)).Select(near => ToFlag([.. near]))];
    }

    private (double X, string Name, string Title) ToFlag(Mark[] marks)
    {
        var names = string.Join(", ", marks.Take(MostNames).Select(mark => LaneNames.Short(mark.Name)));
        var more = marks.Length > MostNames ? $" and {Amount.Of(marks.Length - MostNames)} more" : "";
        var name = marks.Length == 1 ? names : Amount.Of(marks.Length, "mark");
        return (plot.X(marks[0].At), name, $"{names}{more} · at {Units.Duration(marks[0].At)}");
    }
}
