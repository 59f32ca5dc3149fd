namespace ParallelLab.Instruments.Timelines;

/// <summary>Threads each of which waited for a lock that the next one held, the last one's being the first's: a deadlock.</summary>
/// <param name="Lanes">In the order of the ring; each waits for the next.</param>
/// <param name="When">While all of them waited.</param>
internal sealed record LockCycle(IReadOnlyList<Lane> Lanes, Stretch When)
{
    /// <summary>
    /// A thread that was given its lock still counts as waiting until it is woken, so short rings close and open in live programs too.
    /// A ring that lasts is none of those.
    /// </summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromMilliseconds(100);

    private const int Longest = 100;

    /// <summary>Those of which it is sure who holds each lock.</summary>
    public static IReadOnlyList<LockCycle> Find(IReadOnlyList<Lane> lanes)
    {
        var waits = lanes.ToDictionary(lane => lane.Id, lane => new Waits(lane, [.. lane.Phases.Where(IsLastingLockWait)]));
        var found = new List<LockCycle>();
        foreach (var phase in waits.Values.SelectMany(wait => wait.Phases).OrderBy(phase => phase.When.Start))
        {
            if (Closing(phase, waits) is { } cycle && !found.Exists(cycle.IsPartOf))
                found.Add(cycle);
        }
        return found;
    }

    /// <summary>The ring that this wait closed, if it closed one: all others in it waited already.</summary>
    private static LockCycle? Closing(Phase last, Dictionary<int, Waits> waits)
    {
        var ring = new List<Lane>();
        var (start, end) = (last.When.Start, last.When.End);
        for (var wait = last; ring.Count < Longest;)
        {
            if (wait.Lock?.Holder is not { } holder || !waits.TryGetValue(holder, out var next) || next.At(start) is not { } onward)
                return null;
            ring.Add(next.Lane);
            end = onward.When.End < end ? onward.When.End : end;
            if (ReferenceEquals(onward, last))
                return end - start >= Lasting ? new LockCycle([ring[^1], .. ring[..^1]], new Stretch(start, end)) : null;
            wait = onward;
        }
        return null;
    }

    /// <summary>Waits that begin at the same moment close the same ring.</summary>
    private bool IsPartOf(LockCycle other) => When.Overlaps(other.When) && Lanes.Intersect(other.Lanes).Any();

    private static bool IsLastingLockWait(Phase phase) =>
        phase is { Activity: Activity.WaitingForLock, Lock: { Holder: not null, HolderIsSure: true } } && phase.When.Length >= Lasting;

    /// <param name="Phases">Waits for locks, in order.</param>
    private sealed record Waits(Lane Lane, IReadOnlyList<Phase> Phases)
    {
        public Phase? At(TimeSpan moment)
        {
            var (first, behind) = (0, Phases.Count);
            while (first < behind)
            {
                var middle = (first + behind) / 2;
                if (Phases[middle].When.End <= moment)
                    first = middle + 1;
                else
                    behind = middle;
            }
            return first < Phases.Count && Phases[first].When.Start <= moment ? Phases[first] : null;
        }
    }
}
