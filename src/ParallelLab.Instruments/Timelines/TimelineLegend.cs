using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws the key to what this picture holds, and to nothing else.</summary>
internal sealed class TimelineLegend(SvgWriter svg, TimelineRecording recording, PlotLinks links, bool hasRing)
{
    private const double Size = 11;
    private const double Swatch = 18;
    private const double Line = 18;
    private const double Start = 14;

    private double _x = Start;
    private double _y;

    /// <summary>Returns the base line of its last line.</summary>
    public double Draw(double baseLine)
    {
        _y = baseLine;
        foreach (var activity in ActivityLook.In(recording))
            Entry(activity.Words(), () => Block(activity));
        if (recording.Collections.Count > 0)
            Entry("garbage collection", () => svg.Rect(_x + 5, _y - 11, 6, 14, Paint.Fill(Palette.Collection).Faded(0.5)));
        DrawLinks();
        DrawBoxes();
        return _y;
    }

    /// <summary>Where not all links are drawn, this is the place that says so.</summary>
    private void DrawLinks()
    {
        var which = links.AreAllWaits ? "" : " (longest waits)";
        if (hasRing || links.Waits.Any(wait => wait.Phase.Lock!.HolderIsSure))
            Entry($"to the lock's holder{which}", () => Arrow(null));
        if (links.Waits.Any(wait => !wait.Phase.Lock!.HolderIsSure))
            Entry($"to who held it first{which}", () => Arrow("3 2"));
        if (links.Continuations.Count > 0)
            Entry(links.AreAllContinuations ? "await goes on" : "await goes on (the first ones)", Continuation);
    }

    private void DrawBoxes()
    {
        var spans = recording.Lanes.SelectMany(lane => lane.Spans).Select(span => span.IsTask).ToHashSet();
        if (spans.Contains(true))
            Entry("task", () => svg.Rect(_x, _y - 9, Swatch - 4, 10, new Paint(Palette.Shade, Palette.Muted, 0.8), radius: 2));
        if (spans.Contains(false))
            Entry("span", () => svg.Rect(_x, _y - 9, Swatch - 4, 10, new Paint(Palette.Paper, Palette.Text)));
        if (recording.Marks.Count > 0)
            Entry("mark", Mark);
    }

    private void Entry(string words, Action swatch)
    {
        var width = Swatch + TextWidth.Of(words, Size) + 12;
        if (_x + width > TimelinePlot.Right && _x > Start)
            (_x, _y) = (Start, _y + Line);
        swatch();
        svg.Text(_x + Swatch, _y, words, Size, paint: Paint.Fill(Palette.Muted));
        _x += width;
    }

    private void Block(Activity activity)
    {
        if (activity == Activity.Idle)
            svg.Rect(_x, _y - 4.5, Swatch - 4, 1.6, activity.Paint());
        else
            svg.Rect(_x, _y - 9, Swatch - 4, 10, activity.Paint());
    }

    private void Arrow(string? dashes)
    {
        svg.Line(_x + 7, _y + 2, _x + 7, _y - 6, Paint.Stroke(Palette.Lock, 1.4, dashes));
        svg.Path(new SvgPath().ArrowHead(_x + 7, _y - 11, -Math.PI / 2), Paint.Fill(Palette.Lock));
    }

    private void Mark() =>
        svg.Path(new SvgPath().Diamond(_x + 7, _y - 4, 4, 5), Paint.Fill(Palette.Text));

    private void Continuation()
    {
        svg.Path(new SvgPath().Move(_x + 2, _y - 10).Curve(_x + 2, _y - 4, _x + 12, _y - 4, _x + 12, _y), Paint.Stroke(Palette.Link, 1.3));
        svg.Path(new SvgPath().ArrowHead(_x + 12, _y + 2, Math.PI / 2, 5, 5), Paint.Fill(Palette.Link));
    }
}
