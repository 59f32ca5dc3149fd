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
        var sentences = Lines();
        var legend = new SvgWriter();
        var top = new TimelineLegend(legend, detail).Draw(recording, 44) + 16;
        var plot = new TimelinePlot(recording, caption, detail, top);
        var coresTop = plot.Bottom + 2;
        var axisTop = coresTop + CoresRow.Height;
        var height = axisTop + 26 + sentences.Count * CaptionLine + 8;

        DrawPaper(height);
        _svg.Text(Margin, 22, TextWidth.Fit(caption.Headline, TimelinePlot.Width - 2 * Margin, 13, isBold: true), 13, isBold: true, paint: Paint.Fill(Palette.Text));
        new TimelineLegend(_svg, detail).Draw(recording, 44);
        DrawGrid(plot, axisTop);
        DrawLanes(plot);
        new CoresRow(_svg, plot).Draw(coresTop);
        new CollectionBands(_svg, plot).Draw(axisTop - 4);
        new LaneLinks(_svg, plot).DrawContinuations();
        new LockArrows(_svg, plot).Draw();
        new MarkFlags(_svg, plot).Draw();
        for (var i = 0; i < sentences.Count; i++)
            _svg.Text(Margin, axisTop + 36 + i * CaptionLine, sentences[i], CaptionSize, paint: Paint.Fill(Palette.Text));
        return _svg.Finish(TimelinePlot.Width, height, $"Timeline: {caption.Headline}", Description(plot));
    }

    private List<string> Lines() =>
        [.. caption.Sentences.SelectMany(sentence => TextWidth.Wrap(sentence, TimelinePlot.Width - 2 * Margin, CaptionSize))];

    private void DrawPaper(double height) =>
        _svg.Rect(0.5, 0.5, TimelinePlot.Width - 1, height - 1, new Paint(Palette.Paper, Palette.Frame), radius: 6);

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

    private void DrawLanes(TimelinePlot plot)
    {
        new LaneLinks(_svg, plot).DrawLives();
        foreach (var row in plot.Rows)
        {
            using (_svg.Group(title: TitleOf(row.Row)))
                DrawRow(plot, row);
        }
    }

    private void DrawRow(TimelinePlot plot, PlacedRow row)
    {
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
            _svg.Text(Margin, row.BarTop + 10, TextWidth.Fit(name, Room, 12, isBold: true), 12, isBold: true, paint: Paint.Fill(Palette.Text));
            _svg.Text(Margin, row.BarTop + 22, TextWidth.Fit(numbers, Room, 10), 10, paint: Paint.Fill(Palette.Muted));
            return;
        }
        var fitting = TextWidth.Fit(name, Room, 11, isBold: true);
        _svg.Text(Margin, row.BarTop + 10, fitting, 11, isBold: true, paint: Paint.Fill(Palette.Text));
        var rest = TextWidth.Fit(numbers, Room - TextWidth.Of(fitting, 11, isBold: true) - 6, 9);
        if (rest.Length > 0)
            _svg.Text(TimelinePlot.Left - 8, row.BarTop + 10, rest, 9, TextAnchor.End, paint: Paint.Fill(Palette.Muted));
    }

    private static string? TitleOf(TimelineRow row) => row switch
    {
        TimelineRow.Single { Lane: var lane } => $"{lane.DisplayName()} · {lane.Numbers()}",
        TimelineRow.Folded folded => $"{folded.Name} {folded.Like}",
        _ => null,
    };

    private string Description(TimelinePlot plot) =>
        string.Join('\n', plot.Rows.Select(row => Words(row.Row)).OfType<string>().Prepend(caption.ToString()));

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
