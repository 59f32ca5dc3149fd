using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>Puts one chart, or several side by side, onto one sheet.</summary>
internal static class ChartDrawing
{
    public const double Width = 640;
    public const double Height = 360;

    /// <summary>Of a chart that has others beside it.</summary>
    private const double WidthBeside = 420;

    private const double Margin = 16;

    /// <summary>A chart on a sheet of its own.</summary>
    public static Svg Draw(Chart chart) => Draw([chart], chart.Title.Length > 0 ? chart.Title : "Chart");

    /// <summary>Charts beside each other, equally wide.</summary>
    public static Svg Draw(IReadOnlyList<Chart> charts, string title)
    {
        var width = charts.Count == 1 ? Width : charts.Count * WidthBeside;
        var svg = new SvgWriter();
        var each = width / charts.Count;
        foreach (var (i, chart) in charts.Index())
            new ChartPanel(svg, chart, (i * each) + Margin, Margin, each - (2 * Margin), Height - (2 * Margin)).Draw();
        return svg.Finish(width, Height, title, string.Join(" ", charts.Select(ChartText.InWords)));
    }
}
