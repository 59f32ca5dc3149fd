namespace ParallelLab.Instruments.Deadlocks;

/// <summary>Finds those who wait for each other in a ring, where everybody waits for one other at most.</summary>
public static class Rings
{
    /// <summary>All rings: each once, beginning at its smallest number, each member followed by the one it waits for.</summary>
    /// <param name="waitsFor">Who waits → whom for.</param>
    public static IReadOnlyList<IReadOnlyList<int>> In(IReadOnlyDictionary<int, int> waitsFor)
    {
        var rings = new List<IReadOnlyList<int>>();
        var seen = new HashSet<int>();
        foreach (var start in waitsFor.Keys.Order())
        {
            // A walk that meets itself has closed a ring; one that meets an earlier walk leads to what that one found.
            var walk = new List<int>();
            int? next = start;
            while (next is { } member && seen.Add(member))
            {
                walk.Add(member);
                next = waitsFor.TryGetValue(member, out var other) ? other : null;
            }

            if (next is { } closing && walk.IndexOf(closing) is >= 0 and var first)
                rings.Add(FromSmallest(walk[first..]));
        }

        return rings;
    }

    private static int[] FromSmallest(List<int> ring)
    {
        var smallest = ring.IndexOf(ring.Min());
        return [.. ring[smallest..], .. ring[..smallest]];
    }
}
