using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>Names what is to be seen, in rows below the title. Nothing is named where no series has a name.</summary>
internal sealed class ChartLegend(SvgWriter svg, Chart chart)
{
    private const double Size = 12;
    private const double SampleWidth = 28;
    private const double RowHeight = 18;
    private const double Between = 16;

    /// <returns>Where the legend ends.</returns>
    public double Draw(double left, double top, double width)
    {
        var named = chart.Series.Index().Where(series => series.Item.Name.Length > 0).ToList();
        if (named.Count == 0)
            return top;
        var x = left;
        foreach (var (i, series) in named)
        {
            var name = TextWidth.Fit(series.Name, width - SampleWidth, Size);
            var end = x + SampleWidth + 6 + TextWidth.Of(name, Size);
            if (end > left + width && x > left)
                (x, top, end) = (left, top + RowHeight, end - x + left);
            DrawSample(x, top + (RowHeight / 2), SeriesLook.Of(chart, i));
            svg.Text(x + SampleWidth + 6, top + (RowHeight / 2) + 4, name, Size, paint: Paint.Fill(Palette.Text));
            x = end + Between;
        }
        return top + RowHeight + 6;
    }

    private void DrawSample(double x, double y, SeriesLook look)
    {
        if (chart.HasBars)
        {
            svg.Rect(x + (SampleWidth - 14) / 2, y - 6, 14, 12, look.Area);
            return;
        }
        svg.Line(x, y, x + SampleWidth, y, look.Line);
        look.DrawMark(svg, x + (SampleWidth / 2), y);
    }
}
