namespace ParallelLab.Instruments.Deadlocks;

/// <summary>
/// Decides when waits look so much like a deadlock that a look from outside is worth its price. A ring that stands still is looked at soon. Any
/// other wait is looked at later, since owners that were never heard of, or a <c>Join</c>, may close a ring that events don't show. Looks that find
/// nothing become rarer and rarer.
/// </summary>
public sealed class Suspicion
{
    /// <summary>A ring is looked at when all its waits have stood for so long.</summary>
    public static readonly TimeSpan RingStands = TimeSpan.FromMilliseconds(400);

    /// <summary>Any wait, when it has stood for so long.</summary>
    public static readonly TimeSpan WaitStands = TimeSpan.FromSeconds(1);

    private readonly LookPace _pace = new();
    private HashSet<StandingWait> _lastRings = [];

    /// <summary>Whether a look is due. Reckons with the answer: asking twice at the same moment gives two different ones.</summary>
    public bool CallsForLook(WaitGraph graph, DateTime now)
    {
        var rings = graph.RingsSince(now - RingStands).SelectMany(ring => ring).ToHashSet();
        var isNewRing = !rings.IsSubsetOf(_lastRings);
        _lastRings = rings;
        if (rings.Count == 0 && !graph.Waits.Any(wait => wait.Since <= now - WaitStands))
        {
            _pace.Reset(now);
            return false;
        }

        return _pace.Take(now, isUrgent: isNewRing);
    }
}
