using FsCheck;
using ParallelLab.Instruments.Graphs;

namespace ParallelLab.Instruments.Tests.Graphs;

public sealed class GraphLayoutTests
{
    private const double Hair = 1e-6;

    [Property]
    public void No_edge_goes_upward(int seed, PositiveInt count)
    {
        var layout = LayoutOf(seed, count.Get, out _);

        Assert.All(layout.Routes, route => Assert.All(
            route.Places.Zip(route.Places.Skip(1)),
            step => Assert.True(layout.MiddleOf(step.First).Y + layout.NodeHeight < layout.MiddleOf(step.Second).Y)));
    }

    [Property]
    public void No_two_nodes_overlap(int seed, PositiveInt count)
    {
        var layout = LayoutOf(seed, count.Get, out var nodes);
        var middles = Enumerable.Range(0, nodes.Count).Select(layout.MiddleOf).ToList();

        foreach (var row in middles.GroupBy(middle => middle.Y))
        {
            var sorted = row.Select(middle => middle.X).Order().ToList();
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second - pair.First >= layout.NodeWidth + layout.Between - Hair));
        }
    }

    [Property]
    public void Every_node_is_inside_the_page(int seed, PositiveInt count)
    {
        var layout = LayoutOf(seed, count.Get, out var nodes);

        Assert.All(Enumerable.Range(0, nodes.Count).Select(layout.MiddleOf), middle =>
        {
            Assert.InRange(middle.X, (layout.NodeWidth / 2) - Hair, layout.Width - (layout.NodeWidth / 2) + Hair);
            Assert.InRange(middle.Y, layout.NodeHeight / 2, layout.Height - (layout.NodeHeight / 2) + Hair);
        });
    }

    [Property]
    public void Ordering_never_makes_more_crossings(int seed, PositiveInt count)
    {
        var graph = LayerGraph.Of(RandomGraph.Of(seed, count.Get));

        Assert.True(LayerOrder.Crossings(graph, LayerOrder.Of(graph)) <= LayerOrder.Crossings(graph, [.. graph.Layers.Select(layer => layer.ToArray())]));
    }

    [Fact]
    public void A_tree_is_drawn_without_a_crossing_whatever_the_order_of_its_leaves()
    {
        GraphNode Leaf(int i) => new($"leaf {i}", []);
        var tree = new[] { Leaf(0), Leaf(1), Leaf(2), Leaf(3), new GraphNode("a", [0, 2]), new GraphNode("b", [1, 3]), new GraphNode("root", [4, 5]) };

        var graph = LayerGraph.Of(tree);

        Assert.Equal(0, LayerOrder.Crossings(graph, LayerOrder.Of(graph)));
    }

    [Fact]
    public void A_node_stands_at_the_earliest_step_and_a_source_just_above_its_first_user()
    {
        var chain = new[] { new GraphNode("a", []), new GraphNode("b", []), new GraphNode("a+b", [0, 1]), new GraphNode("c", []), new GraphNode("a+b+c", [2, 3]) };

        Assert.Equal([0, 0, 1, 1, 2], GraphLayers.Of(chain));
    }

    [Property]
    public void Places_of_a_layer_keep_their_order_and_stand_as_near_to_their_wishes_as_they_can(NonEmptyArray<byte> wishes)
    {
        var widths = wishes.Get.Select(wish => 5.0 + (wish % 7)).ToArray();
        var page = widths.Sum() + 40;

        var placed = LayerPlacing.Place([.. wishes.Get.Select(wish => (double)wish)], widths, page);

        for (var i = 1; i < placed.Length; i++)
            Assert.True(placed[i] - placed[i - 1] >= ((widths[i] + widths[i - 1]) / 2) - Hair);
        Assert.True(placed[0] >= (widths[0] / 2) - Hair && placed[^1] <= page - (widths[^1] / 2) + Hair);
    }

    private static GraphLayout LayoutOf(int seed, int count, out IReadOnlyList<GraphNode> nodes)
    {
        nodes = RandomGraph.Of(seed, count);
        return GraphLayout.Of(nodes, wished: 60, height: 28);
    }
}
