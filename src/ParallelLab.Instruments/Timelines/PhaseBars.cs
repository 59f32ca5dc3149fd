using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Draws what threads did. A phase that can be seen is a block of its own; where phases are finer than that, the height of each
/// activity in a column is its share of the time there. A thread that is idle is a thin line.
/// </summary>
internal sealed class PhaseBars(SvgWriter svg, TimelinePlot plot)
{
    private const double FinestSlice = 2;
    private const double IdleLine = 1.6;
    private const double ThinnestSeen = 0.7;

    private static readonly Activity[] Mixed = [Activity.Running, Activity.WaitingForLock, Activity.Waiting, Activity.Unknown];

    /// <summary>Draws one lane.</summary>
    public void Draw(PlacedRow row, Lane lane)
    {
        var (seen, fine) = Parted(lane.Phases);
        foreach (var same in seen.GroupBy(phase => phase.Activity).OrderBy(group => group.Key))
            DrawBlocks(row, same.Key, same);
        foreach (var run in fine)
            DrawMixed(row, run);
    }

    /// <summary>Draws many lanes as one band, as high as the most that lived at once.</summary>
    public void Draw(PlacedRow row, IReadOnlyList<Lane> lanes)
    {
        const double Width = TimelinePlot.Right - TimelinePlot.Left;
        var histogram = new ActivityHistogram(new Stretch(TimeSpan.Zero, plot.Recording.Wall), SlicesIn(Width));
        foreach (var lane in lanes)
            histogram.Add(lane);
        var most = MostAtOnce(lanes);
        svg.Rect(TimelinePlot.Left, row.BarTop, Width, row.BarHeight, Paint.Fill(Palette.Shade));
        using (svg.Group(title: $"{Amount.Of(lanes.Count, "thread")}, at most {Amount.Of(most)} at once: {histogram.Percentages()}"))
            new ActivityPiles(histogram, most).Draw(svg, row, TimelinePlot.Left, TimelinePlot.Right, ActivityLook.All);
        DrawScale(row.BarTop + 8, Amount.Of(most));
        DrawScale(row.BarBottom, "0");
    }

    private void DrawScale(double baseLine, string text) =>
        svg.Text(TimelinePlot.Left - 6, baseLine, text, 9, TextAnchor.End, paint: Paint.Fill(Palette.Muted));

    /// <summary>The number of those that live grows at no other times than starts.</summary>
    private static int MostAtOnce(IReadOnlyList<Lane> lanes)
    {
        var ends = lanes.Select(lane => lane.Life.End).Order().ToArray();
        var (living, most, ended) = (0, 1, 0);
        foreach (var start in lanes.Select(lane => lane.Life.Start).Order())
        {
            for (; ended < ends.Length && ends[ended] <= start; ended++)
                living--;
            most = Math.Max(most, ++living);
        }
        return most;
    }

    private void DrawBlocks(PlacedRow row, Activity activity, IEnumerable<Phase> phases)
    {
        var height = activity switch
        {
            Activity.Idle => IdleLine,
            Activity.Unknown => row.BarHeight - 1,
            _ => row.BarHeight,
        };
        using (svg.Group(activity.Paint()))
        {
            foreach (var phase in phases)
            {
                var from = plot.X(phase.When.Start);
                var width = Math.Max(ThinnestSeen, plot.X(phase.When.End) - from);
                svg.Rect(from, row.Middle - height / 2, width, height, title: Title(phase));
            }
        }
    }

    private void DrawMixed(PlacedRow row, List<Phase> run)
    {
        var range = new Stretch(run[0].When.Start, run[^1].When.End);
        var from = plot.X(range.Start);
        var to = Math.Max(plot.X(range.End), from + ThinnestSeen);
        var histogram = new ActivityHistogram(range, SlicesIn(to - from));
        foreach (var phase in run)
            histogram.Add(phase.When, phase.Activity);
        if (run.Exists(phase => phase.Activity == Activity.Idle))
            svg.Rect(from, row.Middle - IdleLine / 2, to - from, IdleLine, Paint.Fill(Palette.Idle));
        using (svg.Group(title: $"{Amount.Of(run.Count, "phase")} in {Units.Duration(range.Length)}: {histogram.Percentages()}"))
            new ActivityPiles(histogram, whole: 1).Draw(svg, row, from, to, Mixed);
    }

    /// <summary>The phases that are wide enough, or alone between such, and the runs of those that are not.</summary>
    private (List<Phase> Seen, List<List<Phase>> Fine) Parted(IReadOnlyList<Phase> phases)
    {
        var (seen, fine) = (new List<Phase>(), new List<List<Phase>>());
        var run = new List<Phase>();
        foreach (var phase in phases)
        {
            if (plot.X(phase.When.End) - plot.X(phase.When.Start) < plot.Detail.FinestPixels)
            {
                run.Add(phase);
                continue;
            }
            EndRun();
            seen.Add(phase);
        }
        EndRun();
        return (seen, fine);

        void EndRun()
        {
            if (run.Count == 1)
                seen.Add(run[0]);
            else if (run.Count > 1)
                fine.Add(run);
            run = [];
        }
    }

    private int SlicesIn(double pixels) => Math.Max(1, (int)(pixels / Math.Max(FinestSlice, plot.Detail.FinestPixels)));

    private string Title(Phase phase)
    {
        var holder = TimelineCaption.HeldBy(phase, plot.Lane(phase.Lock?.Holder));
        return $"{phase.Activity.Words()} {Units.Duration(phase.When.Length)}{holder} · from {Units.Duration(phase.When.Start)}";
    }
}
