using System.Globalization;
using System.Text;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Chooses the rows in which lanes are seen: each in its own while there is room, else threads that are alike in one band.</summary>
internal static class LaneFolding
{
    /// <summary>Once there must be folding, so many rows a family make the point; more of the same only push the picture apart.</summary>
    private const int MostOfAFamily = 6;

    /// <summary>The rows, the pool's last. Every lane is in exactly one.</summary>
    /// <param name="most">Rows with lanes, at least 8.</param>
    /// <param name="notable">Lanes that are told of in words and must be seen on their own; the first few of them are.</param>
    public static IReadOnlyList<TimelineRow> Rows(IReadOnlyList<Lane> lanes, int most, IReadOnlyCollection<int> notable)
    {
        var seen = lanes.Where(lane => notable.Contains(lane.Id)).Take(most / 2).Select(lane => lane.Id).ToHashSet();
        var own = lanes.Where(lane => lane.Kind != LaneKind.Pool).ToArray();
        var pool = lanes.Where(lane => lane.Kind == LaneKind.Pool).ToArray();
        var families = Families(lanes, most - seen.Count);
        var quota = lanes.Count <= most
            ? int.MaxValue
            : Enumerable.Range(1, MostOfAFamily).LastOrDefault(each => seen.Count + families.Values.Sum(size => Math.Min(size, each)) <= most, 1);

        IReadOnlyList<TimelineRow> Of(Lane[] some) => RowsOf(some, lane => FamilyOf(lane, families), quota, seen);
        return pool.Length < 2 ? Of([.. own, .. pool]) : [.. Of(own), new TimelineRow.Heading($"Thread pool · {pool.Length} workers"), .. Of(pool)];
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
                rows.Add(new TimelineRow.Folded(FoldName(plain.Length - own.Length, shown.Length > 0), LikeWhom(alike.First(), shown.Length > 0), plain[own.Length..]));
        }
        return rows;
    }

    private static string FoldName(int count, bool isMore)
    {
        var threads = string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "thread" : "threads")}");
        return isMore ? $"+ {threads}" : threads;
    }

    private static string LikeWhom(Lane first, bool isMore) => isMore ? "like these" : $"like {first.DisplayName()}";

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
