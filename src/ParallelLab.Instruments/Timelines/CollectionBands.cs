using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Draws collections as bands through all lanes. Where several are closer together than can be seen, one band is as strong as their
/// share of it.
/// </summary>
internal sealed class CollectionBands(SvgWriter svg, TimelinePlot plot)
{
    private const double Strength = 0.5;
    private const double Thinnest = 1;

    public void Draw(double bottom)
    {
        foreach (var band in Bands())
        {
            var width = Math.Max(Thinnest, band.To - band.From);
            var share = Math.Clamp(band.Covered / width, 0.6, 1);
            svg.Rect(band.From, plot.Top, width, bottom - plot.Top, Paint.Fill(Palette.Collection).Faded(Strength * share), band.Title);
            if (width > 18)
                svg.Text((band.From + band.To) / 2, plot.Top - 2, "GC", 9, TextAnchor.Middle, paint: Paint.Fill(Palette.Muted));
        }
    }

    private List<Band> Bands()
    {
        var finest = plot.Detail.FinestPixels;
        var bands = new List<Band>();
        foreach (var pause in plot.Recording.Collections.OrderBy(pause => pause.Start))
        {
            var band = new Band(plot.X(pause.Start), plot.X(pause.End), plot.X(pause.End) - plot.X(pause.Start), pause.Length, 1);
            if (bands.Count > 0 && band.From - bands[^1].To < finest)
                bands[^1] = bands[^1].With(band);
            else
                bands.Add(band);
        }
        return bands;
    }

    private sealed record Band(double From, double To, double Covered, TimeSpan Time, int Count)
    {
        public string Title =>
            $"{Amount.Of(Count, "garbage collection")}: all threads held for {Units.Duration(Time)}{(Count == 1 ? "" : " together")}";

        public Band With(Band next) => new(From, Math.Max(To, next.To), Covered + next.Covered, Time + next.Time, Count + next.Count);
    }
}
