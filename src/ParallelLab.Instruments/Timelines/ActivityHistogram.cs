namespace ParallelLab.Instruments.Timelines;

/// <summary>How much time each activity took in successive equal slices of a stretch, added up over whatever is put in.</summary>
internal sealed class ActivityHistogram(Stretch range, int slices)
{
    private readonly double[,] _ticks = new double[slices, ActivityLook.All.Count];
    private readonly double _slice = Math.Max(1.0, range.Length.Ticks) / slices;

    public int Slices => slices;

    public void Add(Stretch when, Activity activity)
    {
        var from = Math.Clamp((when.Start - range.Start).Ticks / _slice, 0, slices);
        var to = Math.Clamp((when.End - range.Start).Ticks / _slice, 0, slices);
        for (var slice = (int)from; slice < to; slice++)
            _ticks[slice, (int)activity] += (Math.Min(slice + 1, to) - Math.Max(slice, from)) * _slice;
    }

    public void Add(Lane lane)
    {
        foreach (var phase in lane.Phases)
            Add(phase.When, phase.Activity);
    }

    /// <summary>The activity's time in the slice by the slice's length: the share of one lane, or how many lanes on average.</summary>
    public double Share(int slice, Activity activity) => _ticks[slice, (int)activity] / _slice;

    /// <summary>By the time of all slices together.</summary>
    public IEnumerable<(Activity Activity, TimeSpan Time)> Totals() =>
        ActivityLook.All.Select(activity => (activity, Total(activity))).Where(total => total.Item2 > TimeSpan.Zero);

    /// <summary><c>running 1.50 ms, waiting 44.0 ms</c>.</summary>
    public string Words()
    {
        var times = Totals().Select(total => $"{total.Activity.Words()} {Units.Duration(total.Time)}").ToArray();
        return times.Length == 0 ? "nothing recorded" : string.Join(", ", times);
    }

    /// <summary><c>running 25 %, waiting 75 %</c>.</summary>
    public string Percentages()
    {
        var totals = Totals().ToArray();
        var all = new TimeSpan(totals.Sum(total => total.Time.Ticks));
        return string.Join(", ", totals.Select(total => $"{total.Activity.Words()} {Amount.Percent(total.Time, all)}"));
    }

    /// <summary>What took most of the slice; null where nothing was going on.</summary>
    public Activity? Majority(int slice)
    {
        var most = ActivityLook.All.MaxBy(activity => _ticks[slice, (int)activity]);
        return _ticks[slice, (int)most] > 0 ? most : null;
    }

    /// <summary>All shares of a slice, in the order of <see cref="ActivityLook.All"/>.</summary>
    public double[] Shares(int slice) => [.. ActivityLook.All.Select(activity => Share(slice, activity))];

    private TimeSpan Total(Activity activity) =>
        new((long)Math.Round(Enumerable.Range(0, slices).Sum(slice => _ticks[slice, (int)activity])));
}
