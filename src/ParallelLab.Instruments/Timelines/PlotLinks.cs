namespace ParallelLab.Instruments.Timelines;

/// <summary>The links that a picture draws: those between rows that can be told apart, as many as there is room for.</summary>
internal sealed class PlotLinks
{
    public PlotLinks(TimelinePlot plot)
    {
        (Waits, AreAllWaits) = Some(VisibleWaits(plot).OrderByDescending(wait => wait.Phase.When.Length), plot.Detail.MostLinks);
        (Continuations, AreAllContinuations) =
            Some(plot.Recording.Continuations.Where(next => plot.Between(next.FromLane, next.ToLane) is not null), plot.Detail.MostLinks);
    }

    /// <summary>Waits for a lock whose holder is known, the longest first; without those that the ring of a deadlock shows.</summary>
    public IReadOnlyList<LaneWait> Waits { get; }

    public bool AreAllWaits { get; }

    public IReadOnlyList<Continuation> Continuations { get; }

    public bool AreAllContinuations { get; }

    private static (IReadOnlyList<T> Links, bool AreAll) Some<T>(IEnumerable<T> links, int most)
    {
        T[] some = [.. links.Take(most + 1)];
        return some.Length <= most ? (some, true) : (some[..most], false);
    }

    private static IEnumerable<LaneWait> VisibleWaits(TimelinePlot plot) =>
        plot.Recording.Lanes
            .SelectMany(lane => lane.Phases.Where(phase => phase.Lock?.Holder is not null).Select(phase => new LaneWait(lane, phase)))
            .Where(wait => plot.X(wait.Phase.When.End) - plot.X(wait.Phase.When.Start) >= plot.Detail.FinestPixels)
            .Where(wait => plot.Between(wait.Lane.Id, wait.Phase.Lock!.Holder) is not null && !IsInRing(plot, wait));

    private static bool IsInRing(TimelinePlot plot, LaneWait wait) =>
        plot.Caption.Cycles.Any(cycle => cycle.When.Overlaps(wait.Phase.When) && cycle.Lanes.Contains(wait.Lane));
}

/// <summary>A wait and whose it is.</summary>
internal sealed record LaneWait(Lane Lane, Phase Phase);
