using ParallelLab.Instruments.Graphs;

namespace ParallelLab.Instruments.Tests.Graphs;

/// <summary>A graph that equal seeds make equal: some nodes need nothing, others up to three of those before them.</summary>
internal static class RandomGraph
{
    public static IReadOnlyList<GraphNode> Of(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new GraphNode(
                $"n{i}",
                [.. Enumerable.Range(0, i == 0 ? 0 : random.Next(4)).Select(_ => random.Next(i)).Distinct()])),
        ];
    }
}
