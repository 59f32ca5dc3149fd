using System.Globalization;

namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Makes a graph too large for the eye small enough: neighbouring levels become bands, and all nodes of a band become one. A level is the
/// earliest step at which a node could run. What the picture then says is true of many nodes at once.
/// </summary>
internal static class GraphFolding
{
    public const int MostNodes = 200;

    /// <summary>Layers that edges cross, all edges together: so many bends may there be.</summary>
    public const int MostCrossedLayers = 2000;

    private const int MostBands = 24;

    public static bool IsTooLarge(IReadOnlyList<GraphNode> nodes)
    {
        if (nodes.Count > MostNodes)
            return true;
        var layers = GraphLayers.Of(nodes);
        return nodes.Index().Sum(node => node.Item.Inputs.Sum(input => (long)layers[node.Index] - layers[input])) > MostCrossedLayers;
    }

    /// <summary>At most so many nodes as there are bands, in the order of their levels.</summary>
    public static IReadOnlyList<GraphNode> Fold(IReadOnlyList<GraphNode> nodes)
    {
        var layers = GraphLayers.Of(nodes);
        var count = layers.Append(-1).Max() + 1;
        var bands = Math.Min(count, MostBands);
        int BandOf(int node) => (int)((long)layers[node] * bands / count);
        var members = Enumerable.Range(0, nodes.Count).ToLookup(BandOf);
        return
        [
            .. Enumerable.Range(0, bands).Select(band => new GraphNode(
                Label(members[band], nodes, layers),
                [.. members[band].SelectMany(node => nodes[node].Inputs).Select(BandOf).Where(input => input < band).Distinct().Order()],
                Run(members[band].Select(node => nodes[node].Run)))),
        ];
    }

    private static string Label(IEnumerable<int> members, IReadOnlyList<GraphNode> nodes, int[] layers)
    {
        var all = members.ToList();
        if (all.Count == 1)
            return nodes[all[0]].Label;
        var (first, last) = (all.Min(node => layers[node]) + 1, all.Max(node => layers[node]) + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{(first == last ? $"level {first}" : $"levels {first}–{last}")}: {all.Count:N0} nodes");
    }

    /// <summary>A band has failed if one of its nodes has; it was not run if none of them was. Its duration is the sum.</summary>
    private static NodeRun? Run(IEnumerable<NodeRun?> members)
    {
        var runs = members.OfType<NodeRun>().ToList();
        if (runs.Count == 0)
            return null;
        var outcome = runs.Exists(run => run.Outcome == NodeOutcome.Failed) ? NodeOutcome.Failed
            : runs.TrueForAll(run => run.Outcome == NodeOutcome.NotRun) ? NodeOutcome.NotRun
            : NodeOutcome.Done;
        var threads = runs.Select(run => run.Thread).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new NodeRun(outcome, new TimeSpan(runs.Sum(run => run.Duration.Ticks)), threads.Count == 1 ? threads[0] : "", runs.Exists(run => run.IsCritical));
    }
}
