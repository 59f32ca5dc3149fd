using System.Text;
using System.Xml.Linq;
using FsCheck;
using ParallelLab.Instruments.Graphs;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Graphs;

public sealed class GraphPictureTests
{
    private static readonly GraphNode[] Report =
    [
        new("load 1", []), new("load 2", []), new("clean 1", [0]), new("clean 2", [1]),
        new("join", [2, 3]), new("mean", [4]), new("largest", [4]), new("report", [5, 6, 0]),
    ];

    [Fact]
    public void Before_the_run_it_looks_as_approved()
    {
        Approved.Equal("report-before.svg", GraphPicture.Draw(Report, "report: 8 calls, not run yet").Markup);
    }

    [Fact]
    public void After_the_run_it_looks_as_approved()
    {
        var picture = GraphPicture.Draw(Ran(Report), "report: 8 calls", "0.83 s of work, 0.55 s on the critical path: at most 1.5 times as fast.");

        Approved.Equal("report-after.svg", picture.Markup);
    }

    [Fact]
    public void With_a_failed_node_it_looks_as_approved()
    {
        var failed = Ran(Report);
        failed[3] = failed[3] with { Run = new NodeRun(NodeOutcome.Failed, TimeSpan.FromMilliseconds(20), "thread 8") };
        foreach (var i in new[] { 4, 5, 6, 7 })
            failed[i] = failed[i] with { Run = new NodeRun(NodeOutcome.NotRun, TimeSpan.Zero) };

        Approved.Equal("report-failed.svg", GraphPicture.Draw(failed, "report: 8 calls, 1 failed").Markup);
    }

    [Fact]
    public void A_wide_tree_looks_as_approved()
    {
        Approved.Equal("tree-64.svg", GraphPicture.Draw(Tree(64), "sum of 64").Markup);
    }

    [Fact]
    public void A_graph_too_large_to_be_drawn_is_drawn_level_by_level()
    {
        var picture = GraphPicture.Draw(Tree(512), "sum of 512");

        Approved.Equal("tree-512.svg", picture.Markup);
        Assert.Contains("1,023 nodes are too many", picture.Description, StringComparison.Ordinal);
        Assert.Contains("level 1: 512 nodes needs nothing", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_says_in_words_what_the_picture_shows()
    {
        var words = GraphPicture.Draw(Ran(Report), "report").Description;

        Assert.Contains("join needs clean 1 and clean 2; took 90.0 ms on thread 8, on the critical path.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_needs_a_later_one_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => GraphPicture.Draw([new GraphNode("early", [1]), new GraphNode("late", [])], ""));

        Assert.Contains("Node 0, 'early'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_as_an_empty_page()
    {
        Assert.NotNull(XElement.Parse(GraphPicture.Draw([], "nothing").Markup));
    }

    [Property]
    public void Any_names_give_a_well_formed_picture(NonEmptyArray<NonNull<string>> names)
    {
        var nodes = names.Get.Select((name, i) => new GraphNode(name.Get, i == 0 ? [] : [i - 1], new NodeRun(NodeOutcome.Done, TimeSpan.FromTicks(i), name.Get)));

        Assert.NotNull(XElement.Parse(GraphPicture.Draw([.. nodes], names.Get[0].Get).Markup));
    }

    [Theory]
    [InlineData(199, 199)]
    [InlineData(200, 3)]
    [InlineData(20_000, 3)]
    public void No_picture_is_larger_than_its_bound(int count, int mostInputs)
    {
        var random = new Random(1);
        var name = new string('W', 300);
        var nodes = Enumerable.Range(0, count).Select(i => new GraphNode(
            $"{i}{name}",
            [.. Enumerable.Range(0, Math.Min(i, mostInputs)).Select(_ => random.Next(i)).Distinct()],
            new NodeRun((NodeOutcome)random.Next(3), TimeSpan.FromMilliseconds(random.Next(1000)), $"{random.Next(100)}{name}", i % 2 == 0)));

        var picture = GraphPicture.Draw([.. nodes], name, "note");

        Assert.InRange(Encoding.UTF8.GetByteCount(picture.Markup), 1, GraphPicture.MostBytes);
    }

    private static GraphNode[] Tree(int leaves)
    {
        var nodes = Enumerable.Range(1, leaves).Select(i => new GraphNode($"{i}", [])).ToList();
        for (var first = 0; nodes.Count - first > 1; first += 2)
            nodes.Add(new GraphNode("+", [first, first + 1]));
        return [.. nodes];
    }

    private static GraphNode[] Ran(IEnumerable<GraphNode> nodes)
    {
        int[] milliseconds = [120, 210, 40, 60, 90, 130, 80, 60];
        int[] critical = [1, 3, 4, 5, 7];
        return [.. nodes.Select((node, i) => node with
        {
            Run = new NodeRun(NodeOutcome.Done, TimeSpan.FromMilliseconds(milliseconds[i]), i % 3 == 1 ? "thread 8" : "thread 5", critical.Contains(i)),
        })];
    }
}
