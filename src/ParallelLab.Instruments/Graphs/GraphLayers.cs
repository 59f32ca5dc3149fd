namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Which layer each node stands in. By the longest path: a node stands one below the lowest of its inputs, so the layer is the
/// earliest step at which it could run. Nodes without inputs could all stand on top; they come down to their first user, which makes lines short.
/// </summary>
internal static class GraphLayers
{
    /// <returns>A layer for each node, the top one 0.</returns>
    public static int[] Of(IReadOnlyList<GraphNode> nodes)
    {
        var layers = new int[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
            layers[i] = nodes[i].Inputs.Select(input => layers[input] + 1).DefaultIfEmpty().Max();

        var firstUse = FirstUses(nodes, layers);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Inputs.Count == 0 && firstUse[i] < int.MaxValue)
                layers[i] = firstUse[i] - 1;
        }

        return layers;
    }

    private static int[] FirstUses(IReadOnlyList<GraphNode> nodes, int[] layers)
    {
        var first = new int[nodes.Count];
        Array.Fill(first, int.MaxValue);
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var input in nodes[i].Inputs)
                first[input] = Math.Min(first[input], layers[i]);
        }

        return first;
    }
}
