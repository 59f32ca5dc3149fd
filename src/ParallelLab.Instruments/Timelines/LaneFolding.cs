using System.Text;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Chooses the rows in which lanes are seen: each in one of its own while there is room, else those alike in one band.</summary>
internal static class LaneFolding
{
    /// <summary>Once there must be folding, so many rows a family make the point; more of the same only push the picture apart.</summary>
    private const int MostOfAFamily = 6;

    /// <summary>The rows, the pool's last. Every lane is in exactly one.</summary>
    /// <param name="most">Rows with lanes, at least 8.</param>
    /// <param name="notable">Lanes that are told of in words and must be seen on their own; the first few of them are.</param>
    public static IReadOnlyList<TimelineRow> Rows(IReadOnlyList<Lane> lanes, int most, IReadOnlyCollection<int> notable)
    {
        var own = lanes.Where(lane => lane.Kind != LaneKind.Pool).ToArray();
        var pool = lanes.Where(lane => lane.Kind == LaneKind.Pool).ToArray();
        var rowsOf = lanes.Count <= most ? Unfolded : Folding(lanes, most, notable);
        return pool.Length < 2
            ? rowsOf([.. own, .. pool])
            : [.. rowsOf(own), new TimelineRow.Heading($"Thread pool · {Amount.Of(pool.Length, "worker")}"), .. rowsOf(pool)];
    }

    private static IReadOnlyList<TimelineRow> Unfolded(Lane[] lanes) => [.. lanes.Select(lane => new TimelineRow.Single(lane))];

    private static Func<Lane[], IReadOnlyList<TimelineRow>> Folding(IReadOnlyList<Lane> lanes, int most, IReadOnlyCollection<int> notable)
    {
        var seen = lanes.Where(lane => notable.Contains(lane.Id)).Take(most / 2).Select(lane => lane.Id).ToHashSet();
        var room = most - seen.Count;
        var families = Families(lanes, room);
        var quota = Enumerable.Range(1, MostOfAFamily).LastOrDefault(each => families.Values.Sum(size => Math.Min(size, each)) <= room, 1);
        return some => RowsOf(some, lane => FamilyOf(lane, families), quota, seen);
    }

    /// <summary>The families by their sizes; where there are too many of them, the three kinds are the families.</summary>
    private static Dictionary<string, int> Families(IReadOnlyList<Lane> lanes, int most)
    {
        var fine = lanes.CountBy(FineFamily).ToDictionary();
        return fine.Count <= most ? fine : lanes.CountBy(CoarseFamily).ToDictionary();
    }

    private static string FamilyOf(Lane lane, Dictionary<string, int> families) =>
        families.ContainsKey(FineFamily(lane)) ? FineFamily(lane) : CoarseFamily(lane);

    private static List<TimelineRow> RowsOf(Lane[] lanes, Func<Lane, string> family, int quota, HashSet<int> seen)
    {
        var rows = new List<TimelineRow>();
        foreach (var alike in lanes.GroupBy(family))
        {
            var plain = alike.Where(lane => !seen.Contains(lane.Id)).ToArray();
            var own = plain.Length <= quota ? plain : plain[..(quota - 1)];
            var shown = alike.Where(lane => seen.Contains(lane.Id) || own.Contains(lane)).ToArray();
            rows.AddRange(shown.Select(lane => new TimelineRow.Single(lane)));
            if (plain.Length > own.Length)
                rows.Add(Folded(plain[own.Length..], isMore: shown.Length > 0));
        }
        return rows;
    }

    private static TimelineRow.Folded Folded(Lane[] lanes, bool isMore)
    {
        var count = Amount.Of(lanes.Length, "thread");
        return isMore
            ? new TimelineRow.Folded($"+ {count}", "like these", lanes)
            : new TimelineRow.Folded(count, $"like {lanes[0].DisplayName()}", lanes);
    }

    /// <summary>Threads of one kind and one starter whose names differ in their numbers only.</summary>
    private static string FineFamily(Lane lane)
    {
        var stem = new StringBuilder();
        foreach (var letter in lane.DisplayName())
        {
            if (!char.IsAsciiDigit(letter))
                stem.Append(letter);
            else if (stem.Length == 0 || stem[^1] != '#')
                stem.Append('#');
        }
        return $"{lane.Kind} {lane.StartedBy} {stem}";
    }

    private static string CoarseFamily(Lane lane) => lane.Kind.ToString();
}
