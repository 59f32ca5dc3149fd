using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws what leads from one lane to another: starts of threads, and awaits that go on elsewhere.</summary>
internal sealed class LaneLinks(SvgWriter svg, TimelinePlot plot, PlotLinks links)
{
    /// <summary>
    /// A line from the starter, a cap at the start and one at the end, where these happened during the recording. Folded lanes have none.
    /// </summary>
    public void DrawLives()
    {
        using (svg.Group(Paint.Stroke(Palette.Muted)))
        {
            foreach (var lane in plot.Recording.Lanes.Where(lane => lane is { HasStarted: true, StartedBy: not null }))
                DrawStart(lane);
        }
        var caps = new SvgPath();
        foreach (var row in plot.Rows)
        {
            if (row.Row is TimelineRow.Single { Lane: var lane })
                Cap(caps, row, lane);
        }
        if (!caps.IsEmpty)
            svg.Path(caps, Paint.Stroke(Palette.Text, 1.6));
    }

    public void DrawContinuations()
    {
        if (links.Continuations.Count == 0)
            return;
        var heads = new SvgPath();
        using (svg.Group(Paint.Stroke(Palette.Link, 1.3)))
        {
            foreach (var next in links.Continuations)
                DrawContinuation(next, heads);
        }
        svg.Path(heads, Paint.Fill(Palette.Link));
    }

    private void DrawStart(Lane lane)
    {
        if (plot.Between(lane.StartedBy, lane.Id) is not ({ } from, { Row: TimelineRow.Single } to))
            return;
        var x = plot.X(lane.Life.Start);
        var title = $"{plot.Lane(lane.StartedBy)!.DisplayName()} starts {lane.DisplayName()} at {Units.Duration(lane.Life.Start)}";
        svg.Line(x, from.EdgeTowards(to), x, to.Middle, title: title);
    }

    private void Cap(SvgPath caps, PlacedRow row, Lane lane)
    {
        if (lane.HasStarted)
            caps.Move(plot.X(lane.Life.Start), row.BarTop - 2).Down(row.BarBottom + 2);
        if (lane.HasEnded)
            caps.Move(plot.X(lane.Life.End), row.BarTop - 2).Down(row.BarBottom + 2);
    }

    private void DrawContinuation(Continuation next, SvgPath heads)
    {
        var (from, to) = plot.Between(next.FromLane, next.ToLane)!.Value;
        var (x1, y1) = (plot.X(next.From), from.EdgeTowards(to));
        var (x2, y2) = (plot.X(next.To), to.EdgeTowards(from));
        var half = (y2 - y1) / 2;
        var (reached, goesOn) = (plot.Lane(next.FromLane)!.DisplayName(), plot.Lane(next.ToLane)!.DisplayName());
        var title = $"an await reached by {reached} goes on in {goesOn} after {Units.Duration(next.To - next.From)}";
        svg.Path(new SvgPath().Move(x1, y1).Curve(x1, y1 + half, x2, y2 - half, x2, y2), title: title);
        heads.ArrowHead(x2, y2, y2 > y1 ? Math.PI / 2 : -Math.PI / 2, 5, 5);
    }
}
