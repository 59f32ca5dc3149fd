using System.Globalization;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws how many cores were busy, below the lanes.</summary>
internal sealed class CoresRow(SvgWriter svg, TimelinePlot plot)
{
    public const double Height = 54;

    private const double Chart = 36;
    private const int MostLines = 3;
    private const double FinestBin = 2;

    public void Draw(double top)
    {
        var (chartTop, bottom) = (top + 12, top + 12 + Chart);
        var cores = Math.Max(1, plot.Recording.Cores);
        var axis = Axis.Linear(0, cores, bottom, chartTop, Math.Min(cores, MostLines), Label);
        svg.Text(14, chartTop + 11, "cores busy", 12, isBold: true, paint: Paint.Fill(Palette.Text));
        svg.Text(14, chartTop + 24, $"of {cores.ToString(CultureInfo.InvariantCulture)}", 10, paint: Paint.Fill(Palette.Muted));
        foreach (var tick in axis.Ticks)
        {
            svg.Line(TimelinePlot.Left, tick.Position, TimelinePlot.Right, tick.Position, Paint.Stroke(Palette.Grid));
            svg.Text(TimelinePlot.Left - 6, tick.Position + 3.5, tick.Label, 9, TextAnchor.End, paint: Paint.Fill(Palette.Muted));
        }
        if (plot.Recording.CoresBusy.Count > 0)
            svg.Path(Area(axis, bottom), new Paint(Palette.Running, null), "cores busy over time");
    }

    private SvgPath Area(Axis axis, double bottom)
    {
        var slices = Slices();
        var width = (TimelinePlot.Right - TimelinePlot.Left) / slices.Count;
        var path = new SvgPath().Move(TimelinePlot.Left, bottom);
        for (var i = 0; i < slices.Count; i++)
            path.Down(axis.At(slices[i])).Across(TimelinePlot.Left + (i + 1) * width);
        return path.Down(bottom).Close();
    }

    /// <summary>Averages, no finer than can be seen.</summary>
    private List<double> Slices()
    {
        var busy = plot.Recording.CoresBusy;
        var most = (int)((TimelinePlot.Right - TimelinePlot.Left) / Math.Max(FinestBin, plot.Detail.FinestPixels));
        var each = (busy.Count + most - 1) / most;
        return [.. busy.Select(cores => double.IsFinite(cores) ? cores : 0).Chunk(Math.Max(1, each)).Select(chunk => chunk.Average())];
    }

    private static string Label(double cores) => cores.ToString("0.#", CultureInfo.InvariantCulture);
}
