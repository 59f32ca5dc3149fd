namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// A graph cut into layers in which each edge goes to the next layer. An edge that skips layers gets a bend in each of them; to the
/// layout a bend is a narrow node. Places below the number of nodes are nodes, those from there on are bends.
/// </summary>
internal sealed class LayerGraph
{
    private LayerGraph(int nodeCount, IReadOnlyList<List<int>> layers, IReadOnlyList<List<int>> above, IReadOnlyList<List<int>> below, IReadOnlyList<GraphRoute> routes)
    {
        (NodeCount, Layers, Above, Below, Routes) = (nodeCount, layers, above, below, routes);
    }

    public int NodeCount { get; }

    /// <summary>From the top; each in no order yet.</summary>
    public IReadOnlyList<List<int>> Layers { get; }

    /// <summary>A place's neighbours in the layer above.</summary>
    public IReadOnlyList<List<int>> Above { get; }

    /// <summary>Its neighbours in the layer below.</summary>
    public IReadOnlyList<List<int>> Below { get; }

    public IReadOnlyList<GraphRoute> Routes { get; }

    public bool IsNode(int place) => place < NodeCount;

    public static LayerGraph Of(IReadOnlyList<GraphNode> nodes)
    {
        var layerOf = GraphLayers.Of(nodes);
        var layers = Enumerable.Range(0, layerOf.Append(-1).Max() + 1).Select(_ => new List<int>()).ToList();
        var (above, below) = (new List<List<int>>(), new List<List<int>>());
        int Add(int layer)
        {
            layers[layer].Add(above.Count);
            above.Add([]);
            below.Add([]);
            return above.Count - 1;
        }

        foreach (var layer in layerOf)
            Add(layer);
        var routes = new List<GraphRoute>();
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var input in nodes[i].Inputs.Distinct())
                routes.Add(new GraphRoute([input, .. Enumerable.Range(layerOf[input] + 1, layerOf[i] - layerOf[input] - 1).Select(Add), i]));
        }

        foreach (var (from, to) in routes.SelectMany(route => route.Places.Zip(route.Places.Skip(1))))
        {
            below[from].Add(to);
            above[to].Add(from);
        }

        return new LayerGraph(nodes.Count, layers, above, below, routes);
    }
}

/// <summary>The way of an edge: a node, the bends in between, and the node below that needs it.</summary>
internal sealed record GraphRoute(IReadOnlyList<int> Places)
{
    public int From => Places[0];

    public int To => Places[^1];
}
