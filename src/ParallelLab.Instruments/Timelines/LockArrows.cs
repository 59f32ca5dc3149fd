using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws who waits for whom: from where a wait for a lock begins to the lane that holds it; dashed if it only held it first.</summary>
internal sealed class LockArrows(SvgWriter svg, TimelinePlot plot, PlotLinks links)
{
    private const double Head = 6;
    private const double RingBulge = 32;
    private const double BadgeWidth = 66;

    private static readonly Paint Halo = Paint.Stroke(Palette.Paper, 3.6).Faded(0.75);

    public void Draw()
    {
        foreach (var isSure in new[] { false, true })
            Draw(isSure, [.. links.Waits.Where(wait => wait.Phase.Lock!.HolderIsSure == isSure)]);
        foreach (var cycle in plot.Caption.Cycles.Take(plot.Detail.MostLinks))
            DrawRing(cycle);
    }

    private void Draw(bool isSure, IReadOnlyList<LaneWait> waits)
    {
        if (waits.Count == 0)
            return;
        var (heads, dots) = (new SvgPath(), new List<(double X, double Y)>());
        using (svg.Group(Paint.Stroke(Palette.Lock, 1.4, isSure ? null : "3 2")))
        {
            foreach (var (lane, phase) in waits)
            {
                var (from, to) = plot.Between(lane.Id, phase.Lock!.Holder)!.Value;
                var x = ArrowAt(phase, isSure);
                var (start, tip) = (from.EdgeTowards(to), to.EdgeTowards(from));
                svg.Line(x, start, x, tip, Halo);
                svg.Line(x, start, x, tip, title: Title(lane, phase));
                heads.ArrowHead(x, tip, tip > start ? Math.PI / 2 : -Math.PI / 2, Head, Head);
                dots.Add((x, start));
            }
        }
        using (svg.Group(Paint.Fill(Palette.Lock)))
        {
            svg.Path(heads);
            foreach (var (x, y) in dots)
                svg.Circle(x, y, 2);
        }
    }

    /// <summary>Arrows down bulge to one side and arrows up to the other, so that the ring is seen as one.</summary>
    private void DrawRing(LockCycle cycle)
    {
        var rows = cycle.Lanes.Select(lane => plot.RowOf(lane.Id)!).ToArray();
        if (rows.Distinct().Count() < 2)
            return;
        var (from, to) = (plot.X(cycle.When.Start), plot.X(cycle.When.End));
        var (top, bottom) = (rows.Min(row => row.BarTop), rows.Max(row => row.BarBottom));
        var middle = Math.Clamp(from + 2.2 * RingBulge, TimelinePlot.Left + RingBulge, TimelinePlot.Right - 2 * RingBulge);
        svg.Rect(from, top - 3, Math.Max(1, to - from), bottom - top + 6, Paint.Fill(Palette.Lock).Faded(0.13));
        for (var i = 0; i < rows.Length; i++)
            DrawRingArrow(cycle.Lanes[i], rows[i], cycle.Lanes[(i + 1) % rows.Length], rows[(i + 1) % rows.Length], middle);
        DrawBadge(Math.Min(middle + RingBulge + 8, TimelinePlot.Right - BadgeWidth), (top + bottom) / 2);
    }

    private void DrawBadge(double x, double middle)
    {
        svg.Rect(x, middle - 8, BadgeWidth, 16, Paint.Fill(Palette.Lock), radius: 8);
        svg.Text(x + BadgeWidth / 2, middle + 4, "deadlock", 10.5, TextAnchor.Middle, isBold: true, Paint.Fill(Palette.Paper));
    }

    private void DrawRingArrow(Lane lane, PlacedRow from, Lane holder, PlacedRow to, double middle)
    {
        if (from == to)
            return;
        var isDown = to.Middle > from.Middle;
        var (start, tip) = (from.EdgeTowards(to), to.EdgeTowards(from));
        var x = middle + (isDown ? RingBulge / 3 : -RingBulge / 3);
        var bulge = middle + (isDown ? RingBulge : -RingBulge);
        var bent = (tip - start) / 4;
        var path = new SvgPath().Move(x, start).Curve(bulge, start + bent, bulge, tip - bent, x, tip);
        svg.Path(path, Halo with { Outline = 5 });
        svg.Path(path, Paint.Stroke(Palette.Lock, 2.2), $"{lane.DisplayName()} waits for a lock that {holder.DisplayName()} holds");
        svg.Path(new SvgPath().ArrowHead(x, tip, Math.Atan2(bent, x - bulge), 9, 9), Paint.Fill(Palette.Lock));
        svg.Circle(x, start, 2.6, Paint.Fill(Palette.Lock));
    }

    /// <summary>Near the wait's beginning. Sure and unsure ones stand apart: many may begin to wait for one thread at the same time.</summary>
    private double ArrowAt(Phase phase, bool isSure)
    {
        var (from, to) = (plot.X(phase.When.Start), plot.X(phase.When.End));
        return from + Math.Min(isSure ? 4 : 8, (to - from) / 2);
    }

    private string Title(Lane lane, Phase phase)
    {
        var holder = TimelineCaption.HeldBy(phase, plot.Lane(phase.Lock!.Holder));
        return $"{lane.DisplayName()} waits {Units.Duration(phase.When.Length)} for a lock{holder}";
    }
}
