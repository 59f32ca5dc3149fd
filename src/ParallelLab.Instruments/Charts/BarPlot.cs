using System.Collections.Immutable;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>Draws groups of bars, one a label.</summary>
internal sealed class BarPlot(SvgWriter svg, Chart chart, ImmutableArray<string> labels)
{
    private const double LabelSize = 12;
    private const double ValueSize = 11;

    /// <summary>The part of a group's width that its bars fill.</summary>
    private const double Filled = 0.7;

    private const double WidestBar = 72;

    public void Draw(double left, double right, double bottom, Axis up)
    {
        var group = (right - left) / Math.Max(1, labels.Length);
        var bar = Math.Min(WidestBar, group * Filled / Math.Max(1, chart.Series.Length));
        var floor = chart.Y.IsLogarithmic ? bottom : up.At(0);
        foreach (var (i, series) in chart.Series.Index())
        {
            foreach (var point in series.Points(chart))
            {
                var centre = left + ((point.X + 0.5) * group);
                DrawBar(centre + ((i - (chart.Series.Length / 2.0)) * bar), bar, floor, up, point, (series, SeriesLook.Of(chart, i)));
            }
        }
        svg.Line(left, floor, right, floor, Paint.Stroke(Palette.Muted));
        DrawLabels(left, group, bottom);
    }

    private void DrawBar(double x, double width, double floor, Axis up, Point point, (Series Series, SeriesLook Look) of)
    {
        var y = up.At(point.Y);
        var air = Math.Min(1.5, width / 8);
        var title = $"{(of.Series.Name.Length > 0 ? $"{of.Series.Name}, " : "")}{labels[(int)point.X]}: {ChartText.Value(point)}";
        svg.Rect(x + air, Math.Min(y, floor), width - (2 * air), Math.Max(1, Math.Abs(floor - y)), of.Look.Area, title);
        if (point.Error > 0)
            ErrorBar.Draw(svg, x + (width / 2), up, point, Math.Min(5, width / 4), Paint.Stroke(Palette.Text, 1.5));

        var text = ChartText.Number(point.Y);
        if (TextWidth.Of(text, ValueSize) <= width + 4 && point.Y >= 0)
            svg.Text(x + (width / 2), up.At(point.High) - 4, text, ValueSize, TextAnchor.Middle, paint: Paint.Fill(Palette.Text));
    }

    /// <summary>Where there is no room for all, each n-th.</summary>
    private void DrawLabels(double left, double group, double bottom)
    {
        const double narrowest = 28;
        var stride = Math.Max(1, (int)Math.Ceiling(narrowest / group));
        using (svg.Group(Paint.Fill(Palette.Muted)))
        {
            for (var i = 0; i < labels.Length; i += stride)
            {
                var text = TextWidth.Fit(labels[i], (group * stride) - 4, LabelSize);
                var title = text == labels[i] ? null : labels[i];
                svg.Text(left + ((i + 0.5) * group), bottom + 17, text, LabelSize, TextAnchor.Middle, title: title);
            }
        }
    }
}
