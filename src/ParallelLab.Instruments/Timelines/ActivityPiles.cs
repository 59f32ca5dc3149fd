using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws a histogram of activities as columns in which each activity's height is its share.</summary>
/// <param name="whole">The sum of shares that fills a column.</param>
internal sealed class ActivityPiles(ActivityHistogram histogram, double whole)
{
    private const double FaintIdle = 0.28;
    private const double LeastHeight = 0.1;
    private const double LeastStep = 0.4;

    /// <summary>Draws the given activities, piled up in this order.</summary>
    public void Draw(SvgWriter svg, PlacedRow row, double from, double to, IReadOnlyList<Activity> activities)
    {
        var columns = Columns(from, to, row.BarHeight);
        foreach (var activity in activities)
        {
            var path = new SvgPath();
            foreach (var column in columns)
            {
                var below = activities.TakeWhile(other => other != activity).Sum(other => column.Shares[(int)other]);
                var height = Math.Min(column.Shares[(int)activity], 1 - below) * row.BarHeight;
                if (height >= LeastHeight)
                    path.Box(column.From, row.BarBottom - below * row.BarHeight - height, column.To - column.From, height);
            }
            if (!path.IsEmpty)
                svg.Path(path, activity.Paint().Faded(activity == Activity.Idle ? FaintIdle : 1));
        }
    }

    /// <summary>Neighbouring slices that no eye could tell apart are one column.</summary>
    private List<(double From, double To, double[] Shares)> Columns(double from, double to, double height)
    {
        var width = (to - from) / histogram.Slices;
        var columns = new List<(double From, double To, double[] Shares)>();
        for (var slice = 0; slice < histogram.Slices; slice++)
        {
            double[] shares = [.. histogram.Shares(slice).Select(share => share / whole)];
            var end = from + (slice + 1) * width;
            if (columns.Count > 0 && columns[^1].Shares.Zip(shares).All(pair => Math.Abs(pair.First - pair.Second) * height < LeastStep))
                columns[^1] = columns[^1] with { To = end };
            else
                columns.Add((end - width, end, shares));
        }
        return columns;
    }
}
