using System.Globalization;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Draws what threads did. A phase that can be seen is a block of its own; where phases are finer than that, the height of each
/// activity in a column is its share of the time there. A thread that is idle is a thin line.
/// </summary>
internal sealed class PhaseBars(SvgWriter svg, TimelinePlot plot)
{
    private const double FinestBin = 2;
    private const double IdleLine = 1.6;
    private const double FaintIdle = 0.28;
    private const double ThinnestSeen = 0.7;

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
        var histogram = new ActivityHistogram(new Stretch(TimeSpan.Zero, plot.Recording.Wall), BinsIn(TimelinePlot.Right - TimelinePlot.Left));
        foreach (var lane in lanes)
            histogram.Add(lane);
        svg.Rect(TimelinePlot.Left, row.BarTop, TimelinePlot.Right - TimelinePlot.Left, row.BarHeight, Paint.Fill(Palette.Shade));
        var most = MostAtOnce(lanes);
        using (svg.Group(title: $"{TimelineCaption.Count(lanes.Count, "thread")}, at most {most.ToString("N0", CultureInfo.InvariantCulture)} at once: {Shares(histogram)}"))
            DrawPiles(histogram, TimelinePlot.Left, TimelinePlot.Right, row, most, ActivityLook.All);
        svg.Text(TimelinePlot.Left - 6, row.BarTop + 8, most.ToString("N0", CultureInfo.InvariantCulture), 9, TextAnchor.End, paint: Paint.Fill(Palette.Muted));
        svg.Text(TimelinePlot.Left - 6, row.BarBottom, "0", 9, TextAnchor.End, paint: Paint.Fill(Palette.Muted));
    }

    /// <summary>The number that live together grows at no other times than starts.</summary>
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
        var height = activity == Activity.Idle ? IdleLine : row.BarHeight;
        using (svg.Group(activity.Paint()))
        {
            foreach (var phase in phases)
            {
                var from = plot.X(phase.When.Start);
                var inset = activity == Activity.Unknown ? 0.5 : 0;
                svg.Rect(
                    from,
                    row.Middle - height / 2 + inset,
                    Math.Max(ThinnestSeen, plot.X(phase.When.End) - from),
                    height - 2 * inset,
                    title: Title(phase));
            }
        }
    }

    private void DrawMixed(PlacedRow row, List<Phase> run)
    {
        var range = new Stretch(run[0].When.Start, run[^1].When.End);
        var (from, to) = (plot.X(range.Start), plot.X(range.End));
        var histogram = new ActivityHistogram(range, BinsIn(to - from));
        foreach (var phase in run)
            histogram.Add(phase.When, phase.Activity);
        if (run.Exists(phase => phase.Activity == Activity.Idle))
            svg.Rect(from, row.Middle - IdleLine / 2, Math.Max(ThinnestSeen, to - from), IdleLine, Paint.Fill(Palette.Idle));
        using (svg.Group(title: $"{run.Count.ToString("N0", CultureInfo.InvariantCulture)} phases in {Units.Duration(range.Length)}: {Shares(histogram)}"))
            DrawPiles(histogram, from, Math.Max(to, from + ThinnestSeen), row, 1, [Activity.Running, Activity.WaitingForLock, Activity.Waiting, Activity.Unknown]);
    }

    private void DrawPiles(ActivityHistogram histogram, double from, double to, PlacedRow row, double whole, IReadOnlyList<Activity> activities)
    {
        var columns = Columns(histogram, from, to, whole, row.BarHeight);
        foreach (var activity in activities)
        {
            var path = new SvgPath();
            foreach (var column in columns)
            {
                var below = activities.TakeWhile(other => other != activity).Sum(other => column.Shares[(int)other]);
                var share = Math.Min(column.Shares[(int)activity], 1 - below);
                if (share * row.BarHeight >= 0.1)
                    path.Box(column.From, row.BarBottom - (below + share) * row.BarHeight, column.To - column.From, share * row.BarHeight);
            }
            if (!path.IsEmpty)
                svg.Path(path, activity.Paint().Faded(activity == Activity.Idle ? FaintIdle : 1));
        }
    }

    /// <summary>Neighbouring bins that no eye could tell apart are one column.</summary>
    private static List<(double From, double To, double[] Shares)> Columns(ActivityHistogram histogram, double from, double to, double whole, double height)
    {
        var width = (to - from) / histogram.Slices;
        var columns = new List<(double From, double To, double[] Shares)>();
        for (var slice = 0; slice < histogram.Slices; slice++)
        {
            var shares = histogram.Shares(slice);
            for (var i = 0; i < shares.Length; i++)
                shares[i] /= whole;
            var end = from + (slice + 1) * width;
            if (columns.Count > 0 && columns[^1].Shares.Zip(shares).All(pair => Math.Abs(pair.First - pair.Second) * height < 0.4))
                columns[^1] = columns[^1] with { To = end };
            else
                columns.Add((end - width, end, shares));
        }
        return columns;
    }

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
            EndRun(run, seen, fine);
            run = [];
            seen.Add(phase);
        }
        EndRun(run, seen, fine);
        return (seen, fine);
    }

    private static void EndRun(List<Phase> run, List<Phase> seen, List<List<Phase>> fine)
    {
        if (run.Count == 1)
            seen.Add(run[0]);
        else if (run.Count > 1)
            fine.Add(run);
    }

    private int BinsIn(double pixels) => Math.Max(1, (int)(pixels / Math.Max(FinestBin, plot.Detail.FinestPixels)));

    private string Title(Phase phase) =>
        $"{phase.Activity.Words()} {Units.Duration(phase.When.Length)}{TimelineCaption.HeldBy(phase, plot.Lane(phase.Lock?.Holder))} · from {Units.Duration(phase.When.Start)}";

    private static string Shares(ActivityHistogram histogram)
    {
        var totals = histogram.Totals().ToArray();
        var all = Math.Max(1, totals.Sum(total => total.Time.Ticks));
        return string.Join(", ", totals.Select(total => $"{total.Activity.Words()} {(100.0 * total.Time.Ticks / all).ToString("0", CultureInfo.InvariantCulture)} %"));
    }
}
