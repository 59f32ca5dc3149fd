namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Puts each layer into an order with few crossings (Sugiyama, Tagawa and Toda, 1981): again and again each place goes to the mean position
/// of its neighbours, once from the top and once from the bottom, and the best order seen is kept. Equal graphs get equal orders.
/// </summary>
internal static class LayerOrder
{
    private const int Rounds = 8;

    /// <returns>The layers' places, each layer from left to right.</returns>
    public static int[][] Of(LayerGraph graph)
    {
        int[][] order = [.. graph.Layers.Select(layer => layer.ToArray())];
        var (best, fewest) = (order, Crossings(graph, order));
        for (var round = 0; round < Rounds && fewest > 0; round++)
        {
            order = Swept(graph, order);
            if (Crossings(graph, order) is var crossings && crossings < fewest)
                (best, fewest) = (order, crossings);
        }

        return best;
    }

    /// <summary>How many pairs of edges between neighbouring layers cross.</summary>
    public static int Crossings(LayerGraph graph, IReadOnlyList<int[]> order)
    {
        var position = Positions(graph, order);
        return order.Sum(layer => Inversions([.. layer.SelectMany(place => graph.Below[place].Select(below => position[below]).Order())]));
    }

    private static int[][] Swept(LayerGraph graph, int[][] order)
    {
        var position = Positions(graph, order);
        int[][] swept = [.. order];
        void Sort(int layer, IReadOnlyList<List<int>> neighbours)
        {
            swept[layer] = [.. swept[layer].OrderBy(place => Barycentre(place, neighbours[place], position))];
            for (var i = 0; i < swept[layer].Length; i++)
                position[swept[layer][i]] = i;
        }

        for (var layer = 0; layer < order.Length; layer++)
            Sort(layer, graph.Above);
        for (var layer = order.Length - 1; layer >= 0; layer--)
            Sort(layer, graph.Below);
        return swept;
    }

    private static double Barycentre(int place, List<int> neighbours, int[] position) =>
        neighbours.Count == 0 ? position[place] : neighbours.Average(other => position[other]);

    private static int[] Positions(LayerGraph graph, IReadOnlyList<int[]> order)
    {
        var position = new int[graph.Above.Count];
        foreach (var layer in order)
        {
            for (var i = 0; i < layer.Length; i++)
                position[layer[i]] = i;
        }

        return position;
    }

    /// <summary>Pairs that stand the wrong way round. A layer has so few edges that comparing all is fast enough.</summary>
    private static int Inversions(int[] ends)
    {
        var count = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            for (var j = i + 1; j < ends.Length; j++)
                count += ends[i] > ends[j] ? 1 : 0;
        }

        return count;
    }
}
