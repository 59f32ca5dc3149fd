using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>One picture of a recording in the making: its parts from top to bottom, each part's layers from back to front.</summary>
internal sealed class TimelinePicture(TimelineRecording recording, TimelineCaption caption, TimelineDetail detail)
{
    private const double Margin = 14;
    private const double CaptionSize = 11.5;
    private const double CaptionLine = 16;

    private readonly SvgWriter _svg = new();

    public Svg Draw()
    {
        var unplaced = new TimelinePlot(recording, caption, detail, 0);
        var links = new PlotLinks(unplaced);
        DrawHeadline();
        var top = new TimelineLegend(_svg, recording, links, caption.Cycles.Count > 0).Draw(44) + 16;
        var plot = new TimelinePlot(recording, caption, detail, top);
        var (coresTop, axisTop) = (plot.Bottom + 2, plot.Bottom + 2 + CoresRow.Height);
        DrawGrid(plot, axisTop);
        new LaneLinks(_svg, plot, links).DrawLives();
        foreach (var row in plot.Rows)
            DrawRow(plot, row);
        new CoresRow(_svg, plot).Draw(coresTop);
        new CollectionBands(_svg, plot).Draw(axisTop - 4);
        new LaneLinks(_svg, plot, links).DrawContinuations();
        new LockArrows(_svg, plot, links).Draw();
        new MarkFlags(_svg, plot).Draw();
        var bottom = DrawSentences(axisTop + 36);
        return _svg.Finish(TimelinePlot.Width, bottom, $"Timeline: {caption.Headline}", Description(plot));
    }

    private void DrawHeadline()
    {
        const double Size = 13;
        var headline = TextWidth.Fit(caption.Headline, TimelinePlot.Width - 2 * Margin, Size, isBold: true);
        _svg.Text(Margin, 22, headline, Size, isBold: true, paint: Paint.Fill(Palette.Text));
    }

    /// <summary>Returns where the picture ends.</summary>
    private double DrawSentences(double baseLine)
    {
        const double Room = TimelinePlot.Width - 2 * Margin;
        foreach (var line in caption.Sentences.SelectMany(sentence => TextWidth.Wrap(sentence, Room, CaptionSize)))
        {
            _svg.Text(Margin, baseLine, line, CaptionSize, paint: Paint.Fill(Palette.Text));
            baseLine += CaptionLine;
        }
        return baseLine - 2;
    }

    private void DrawGrid(TimelinePlot plot, double axisTop)
    {
        using (_svg.Group(Paint.Stroke(Palette.Grid)))
        {
            foreach (var tick in plot.Ticks)
                _svg.Line(tick.Position, plot.Top, tick.Position, axisTop);
        }
        using (_svg.Group(Paint.Fill(Palette.Muted)))
        {
            foreach (var tick in plot.Ticks)
                _svg.Text(tick.Position, axisTop + 12, tick.Label, 10, TextAnchor.Middle);
        }
    }

    private void DrawRow(TimelinePlot plot, PlacedRow row)
    {
        using var group = _svg.Group(title: TitleOf(row.Row));
        switch (row.Row)
        {
            case TimelineRow.Heading heading:
                _svg.Line(Margin, row.Top + 4, TimelinePlot.Right, row.Top + 4, Paint.Stroke(Palette.Frame));
                _svg.Text(Margin, row.Top + 18, heading.Text, 10.5, paint: Paint.Fill(Palette.Muted));
                break;
            case TimelineRow.Single { Lane: var lane }:
                DrawLabel(plot, row, lane.DisplayName(), lane.Numbers());
                new PhaseBars(_svg, plot).Draw(row, lane);
                if (row.SpanRows > 0)
                    new SpanBoxes(_svg, plot).Draw(row, lane);
                break;
            case TimelineRow.Folded folded:
                DrawLabel(plot, row, folded.Name, folded.Like);
                new PhaseBars(_svg, plot).Draw(row, folded.Alike);
                break;
        }
    }

    private void DrawLabel(TimelinePlot plot, PlacedRow row, string name, string numbers)
    {
        const double Room = TimelinePlot.Left - Margin - 10;
        if (plot.IsRoomy || row.Row is TimelineRow.Folded)
        {
            var fitted = TextWidth.Fit(name, Room, 12, isBold: true);
            _svg.Text(Margin, row.BarTop + 10, fitted, 12, isBold: true, paint: Paint.Fill(Palette.Text));
            _svg.Text(Margin, row.BarTop + 22, TextWidth.Fit(numbers, Room, 10), 10, paint: Paint.Fill(Palette.Muted));
            return;
        }
        var fitting = TextWidth.Fit(name, Room, 11, isBold: true);
        _svg.Text(Margin, row.BarTop + 10, fitting, 11, isBold: true, paint: Paint.Fill(Palette.Text));
        var room = Room - TextWidth.Of(fitting, 11, isBold: true);
        if (new[] { numbers, numbers.Split(" · ")[0] }.FirstOrDefault(some => TextWidth.Of(some, 9) <= room) is { } rest)
            _svg.Text(TimelinePlot.Left - 8, row.BarTop + 10, rest, 9, TextAnchor.End, paint: Paint.Fill(Palette.Muted));
    }

    private static string? TitleOf(TimelineRow row) => row switch
    {
        TimelineRow.Single { Lane: var lane } => $"{lane.DisplayName()} · {lane.Numbers()}",
        TimelineRow.Folded folded => $"{folded.Name} {folded.Like}",
        _ => null,
    };

    private string Description(TimelinePlot plot) =>
        string.Join(' ', plot.Rows.Select(row => Words(row.Row)).OfType<string>().Prepend(caption.ToString()));

    private string? Words(TimelineRow row)
    {
        if (row.Lanes.Count == 0)
            return null;
        var histogram = new ActivityHistogram(new Stretch(TimeSpan.Zero, recording.Wall), 1);
        foreach (var lane in row.Lanes)
            histogram.Add(lane);
        return $"{TitleOf(row)}: {histogram.Words()}.";
    }
}
