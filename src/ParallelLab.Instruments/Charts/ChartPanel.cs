using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>Draws one chart into a rectangle: title, legend, axes, then what is to be seen.</summary>
internal sealed class ChartPanel(SvgWriter svg, Chart chart, double left, double top, double width, double height)
{
    private const double TitleSize = 15;
    private const double LabelSize = 12;
    private const double LineHeight = 18;
    private const double PixelsPerTick = 48;
    private const double Gap = 8;

    private readonly double _right = left + width;
    private readonly double _bottom = top + height;
    private double _top = top;

    public void Draw()
    {
        DrawTitle();
        _top = new ChartLegend(svg, chart).Draw(left, _top, width);
        DrawCaptions();

        var plotBottom = _bottom - LineHeight - (chart.X.Label.Length > 0 ? LineHeight : 0);
        var up = Scales.Up(chart, plotBottom, _top, (int)((plotBottom - _top) / PixelsPerTick) + 1);
        var plotLeft = left + up.Ticks.Select(tick => TextWidth.Of(tick.Label, LabelSize)).DefaultIfEmpty().Max() + Gap;
        DrawRows(up, plotLeft);
        if (chart.Labels is { } labels)
            new BarPlot(svg, chart, labels).Draw(plotLeft, _right, plotBottom, up);
        else
            DrawLines(plotLeft, plotBottom, up);
    }

    private void DrawTitle()
    {
        if (chart.Title.Length == 0)
            return;
        var title = TextWidth.Fit(chart.Title, width, TitleSize, isBold: true);
        svg.Text(left, _top + TitleSize, title, TitleSize, isBold: true, paint: Paint.Fill(Palette.Text));
        _top += TitleSize + Gap;
    }

    /// <summary>The vertical axis is named above it, where nobody must turn the head.</summary>
    private void DrawCaptions()
    {
        if (chart.Y.Label.Length > 0)
        {
            svg.Text(left, _top + LabelSize, TextWidth.Fit(chart.Y.Label, width, LabelSize), LabelSize, paint: Paint.Fill(Palette.Muted));
            _top += LineHeight;
        }
        if (chart.X.Label.Length > 0)
        {
            var label = TextWidth.Fit(chart.X.Label, width, LabelSize);
            svg.Text(_right, _bottom - 2, label, LabelSize, TextAnchor.End, paint: Paint.Fill(Palette.Muted));
        }
        _top += Gap;
    }

    private void DrawRows(Axis up, double plotLeft)
    {
        using (svg.Group(Paint.Stroke(Palette.Grid)))
        {
            foreach (var tick in up.Ticks)
                svg.Line(plotLeft, tick.Position, _right, tick.Position);
        }
        using (svg.Group(Paint.Fill(Palette.Muted)))
        {
            foreach (var tick in up.Ticks)
                svg.Text(plotLeft - Gap, tick.Position + 4, tick.Label, LabelSize, TextAnchor.End);
        }
    }

    private void DrawLines(double plotLeft, double plotBottom, Axis up)
    {
        var across = Across(plotLeft + Gap);
        svg.Line(plotLeft, plotBottom, _right, plotBottom, Paint.Stroke(Palette.Muted));
        using (svg.Group(Paint.Stroke(Palette.Muted)))
        {
            foreach (var tick in across.Ticks)
                svg.Line(tick.Position, plotBottom, tick.Position, plotBottom + 4);
        }
        using (svg.Group(Paint.Fill(Palette.Muted)))
        {
            foreach (var tick in across.Ticks)
                svg.Text(tick.Position, plotBottom + LineHeight - 1, tick.Label, LabelSize, TextAnchor.Middle);
        }
        foreach (var (i, series) in chart.Series.Index())
            new LinePlot(svg, chart, across, up).Draw(series, SeriesLook.Of(chart, i));
    }

    /// <summary>The horizontal axis, ending where the last label has room.</summary>
    private Axis Across(double from)
    {
        var most = (int)(width / (1.5 * PixelsPerTick));
        var across = Scales.Across(chart, from, _right - Gap, most);
        var ends = across.Ticks.Select(tick => tick.Position + (TextWidth.Of(tick.Label, LabelSize) / 2));
        var overhang = ends.DefaultIfEmpty().Max() - _right;
        return overhang > 0 ? Scales.Across(chart, from, _right - Gap - overhang, most) : across;
    }
}
