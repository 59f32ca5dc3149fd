using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>Draws lines, their points and error bars.</summary>
internal sealed class LinePlot(SvgWriter svg, Chart chart, Axis across, Axis up)
{
    /// <summary>With more points than pixels the picture would only grow.</summary>
    private const int MostPoints = 1000;

    private const double HalfCap = 4;

    public void Draw(Series series, SeriesLook look)
    {
        var points = Thinned([.. series.Points(chart)]);
        if (points.Count == 0)
            return;
        var line = new SvgPath().Move(across.At(points[0].X), up.At(points[0].Y));
        foreach (var point in points.Skip(1))
            line.Line(across.At(point.X), up.At(point.Y));
        svg.Path(line, look.Line, series.Name.Length > 0 ? series.Name : null);
        if (look.IsReference)
            return;

        foreach (var point in points.Where(point => point.Error > 0))
            ErrorBar.Draw(svg, across.At(point.X), up, point, HalfCap, Paint.Stroke(look.Ink, 1.5));
        foreach (var point in points)
            look.DrawMark(svg, across.At(point.X), up.At(point.Y), TitleOf(series, point));
    }

    private static string TitleOf(Series series, Point point) =>
        $"{(series.Name.Length > 0 ? $"{series.Name}, " : "")}{ChartText.Number(point.X)}: {ChartText.Value(point)}";

    /// <summary>Each n-th point, and the last.</summary>
    private static List<Point> Thinned(List<Point> points)
    {
        var stride = (points.Count / MostPoints) + 1;
        return stride == 1 ? points : [.. points.Where((_, i) => i % stride == 0 || i == points.Count - 1)];
    }
}
