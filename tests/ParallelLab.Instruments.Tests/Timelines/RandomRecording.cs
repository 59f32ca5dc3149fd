using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

/// <summary>
/// Recordings that no program would make, the same for the same seed: all sizes, all names, links to nowhere, times beyond the end.
/// </summary>
internal static class RandomRecording
{
    private static readonly string[] Names =
    [
        "worker-1", "", " ", "]]>", "<script>alert(1)</script>", "\0\x1b[2J\x7f", "\ud800", "\u202eevil", "🧵👩‍💻", "הלו", "a&b\"'", "主线程",
        new string('w', 5000),
    ];

    /// <param name="size">Threads and phases grow with it; at 1 there are a million phases.</param>
    public static TimelineRecording Make(int seed, double size)
    {
        var random = new Random(seed);
        var wall = new TimeSpan((long)Math.Pow(10, random.NextDouble() * 12));
        var count = random.Next(0, 2 + (int)(600 * size));
        var phases = (int)(1_000_000 * size * random.NextDouble() / Math.Max(1, count));
        var lanes = Enumerable.Range(0, count).Select(id => MakeLane(random, id, count, wall, random.Next(0, 2 + phases))).ToArray();
        return new TimelineRecording(
            random.Next(20) == 0 ? TimeSpan.Zero : wall,
            wall * random.NextDouble() * 3,
            random.Next(0, 65),
            lanes,
            Many(random, size, 20_000, () => MakeStretch(random, wall)),
            Many(random, size, 5_000, () => random.Next(50) == 0 ? double.NaN : random.NextDouble() * 70),
            Many(random, size, 20_000, () => MakeContinuation(random, wall, count + 1)),
            Many(random, size, 5_000, () => new Mark(random.Next(count + 1), Moment(random, wall), Name(random))),
            random.Next(2) == 0 ? null : Name(random));
    }

    private static Continuation MakeContinuation(Random random, TimeSpan wall, int lanes) =>
        new(random.Next(lanes), Moment(random, wall), random.Next(lanes), Moment(random, wall));

    private static Lane MakeLane(Random random, int id, int count, TimeSpan wall, int phases)
    {
        var life = MakeStretch(random, wall);
        var inner = Enumerable.Range(0, phases).Select(_ => life.Start + life.Length * random.NextDouble());
        TimeSpan[] cuts = [.. inner.Append(life.Start).Append(life.End).Order()];
        return new Lane(
            id,
            Name(random),
            random.Next(),
            random.Next(3) == 0 ? 0 : random.NextInt64(),
            (LaneKind)random.Next(3),
            random.Next(2) == 0 ? null : random.Next(count + 1),
            life,
            random.Next(2) == 0,
            random.Next(2) == 0,
            [.. cuts.Zip(cuts.Skip(1), (from, to) => MakePhase(random, new Stretch(from, to), count))],
            Many(random, random.NextDouble() * phases / 1000, 100, () => new LaneSpan(MakeStretch(random, wall), Name(random), random.Next(2) == 0)));
    }

    private static Phase MakePhase(Random random, Stretch when, int count)
    {
        var activity = (Activity)random.Next(5);
        return new Phase(
            when,
            activity,
            activity == Activity.WaitingForLock && random.Next(4) > 0
                ? new LockWait((ulong)random.Next(9), random.Next(3) == 0 ? null : random.Next(count + 1), random.Next(2) == 0)
                : null);
    }

    private static IReadOnlyList<T> Many<T>(Random random, double size, int most, Func<T> make) =>
        [.. Enumerable.Range(0, random.Next(0, 1 + (int)(most * Math.Min(1, size)))).Select(_ => make())];

    private static Stretch MakeStretch(Random random, TimeSpan wall)
    {
        var (one, other) = (Moment(random, wall), Moment(random, wall));
        return one < other ? new Stretch(one, other) : new Stretch(other, one);
    }

    private static TimeSpan Moment(Random random, TimeSpan wall) => wall * random.NextDouble() * 1.05;

    private static string Name(Random random) =>
        random.Next(2) == 0 ? Names[random.Next(Names.Length)] : $"thread-{random.Next(1000)}";
}
