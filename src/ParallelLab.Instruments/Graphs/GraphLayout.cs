using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Where nodes and edges stand. Results flow from the top to the bottom: an edge leaves its node below and meets the next one from above.
/// Nodes of a layer are equally wide in the whole picture: as wide as suits their labels, or as the fullest layer leaves room for.
/// </summary>
internal sealed class GraphLayout
{
    private const double BendWidth = 10;
    private const double Widest = 150;
    private const double Narrowest = 6;
    private const double Page = 820;
    private const int Passes = 17;

    private readonly LayerGraph _graph;
    private readonly int[][] _order;
    private readonly double[] _middles;
    private readonly double[] _rows;

    private GraphLayout(LayerGraph graph, int[][] order, double nodeWidth, double nodeHeight, double gap)
    {
        (_graph, _order, NodeWidth, NodeHeight) = (graph, order, nodeWidth, nodeHeight);
        Between = BetweenNodes(nodeWidth);
        Width = order.Select(layer => layer.Sum(Taken)).DefaultIfEmpty().Max();
        _middles = Middles();
        _rows = new double[graph.Above.Count];
        foreach (var (row, layer) in order.Index())
        {
            foreach (var place in layer)
                _rows[place] = (row * (nodeHeight + gap)) + (nodeHeight / 2);
        }

        Height = order.Length == 0 ? 0 : (order.Length * (nodeHeight + gap)) - gap;
    }

    public double NodeWidth { get; }

    public double NodeHeight { get; }

    /// <summary>What is free between two nodes of a layer, at least.</summary>
    public double Between { get; }

    public double Width { get; }

    public double Height { get; }

    public int LayerCount => _order.Length;

    public IReadOnlyList<GraphRoute> Routes => _graph.Routes;

    /// <param name="wished">How wide a node would like to be.</param>
    /// <param name="height">How high all are.</param>
    public static GraphLayout Of(IReadOnlyList<GraphNode> nodes, double wished, double height)
    {
        var graph = LayerGraph.Of(nodes);
        var room = graph.Layers
            .Select(layer => (Nodes: layer.Count(graph.IsNode), Bends: layer.Count(place => !graph.IsNode(place))))
            .Select(layer => layer.Nodes == 0 ? Widest : (Page - (layer.Bends * BendWidth)) / layer.Nodes)
            .Select(each => each - BetweenNodes(each));
        var width = Math.Clamp(Math.Min(wished, room.DefaultIfEmpty(Widest).Min()), Narrowest, Widest);
        return new GraphLayout(graph, LayerOrder.Of(graph), width, height, graph.Layers.Count > 16 ? 18 : 28);
    }

    /// <summary>The middle of a node or a bend.</summary>
    public Point MiddleOf(int place) => new(_middles[place], _rows[place]);

    private static double BetweenNodes(double width) => width < 30 ? 3 : 8;

    private double Taken(int place) => _graph.IsNode(place) ? NodeWidth + Between : BendWidth;

    /// <summary>
    /// Each place wishes to stand at the mean of its neighbours: of those above and those below in turns. The last pass comes from the top, so that
    /// what several results flow into stands in their midst.
    /// </summary>
    private double[] Middles()
    {
        var middles = new double[_graph.Above.Count];
        foreach (var layer in _order)
            Settle(layer, middles, _ => Width / 2);
        for (var pass = 0; pass < Passes; pass++)
        {
            var layers = pass % 2 == 0 ? _order : _order.AsEnumerable().Reverse();
            foreach (var layer in layers)
                Settle(layer, middles, place => Wish(place, middles, pass));
        }

        return middles;
    }

    private double Wish(int place, double[] middles, int pass)
    {
        var first = pass % 2 == 0 ? _graph.Above[place] : _graph.Below[place];
        var second = pass % 2 == 0 ? _graph.Below[place] : _graph.Above[place];
        var neighbours = first.Count > 0 ? first : second;
        return neighbours.Count == 0 ? middles[place] : neighbours.Average(other => middles[other]);
    }

    private void Settle(int[] layer, double[] middles, Func<int, double> wish)
    {
        var placed = LayerPlacing.Place([.. layer.Select(wish)], [.. layer.Select(Taken)], Width);
        for (var i = 0; i < layer.Length; i++)
            middles[layer[i]] = placed[i];
    }
}

/// <summary>A place on the page, in pixels from the top left corner of the graph.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Point(double X, double Y);
