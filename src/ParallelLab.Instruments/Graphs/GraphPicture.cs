using System.Globalization;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Draws a graph of calls: a box a node, results flowing from top to bottom. Before the run it shows what depends on what, after it
/// also how long each node took, on which thread, what failed, and the critical path. A graph too large for the eye is drawn level by level.
/// </summary>
public static class GraphPicture
{
    /// <summary>No picture is larger, in octets of UTF-8.</summary>
    public const int MostBytes = 250_000;

    private const double Margin = 14;
    private const double NarrowestPage = 300;
    private const double TitleSize = 13;
    private const double TitleRow = 18;
    private const double PlainHeight = 28;
    private const double RunHeight = 42;
    private const int LongestName = 80;

    /// <param name="nodes">Each stands behind all that it needs.</param>
    /// <param name="title">What it is, in a line; drawn above the graph.</param>
    /// <param name="note">What is to be seen, in a sentence; drawn below the title. Empty for none.</param>
    /// <exception cref="ArgumentException">A node needs one that does not stand before it.</exception>
    public static Svg Draw(IReadOnlyList<GraphNode> nodes, string title, string note = "")
    {
        Demand(nodes);
        IReadOnlyList<GraphNode> shown = [.. nodes.Select(WithShortNames)];
        if (GraphFolding.IsTooLarge(shown))
        {
            shown = GraphFolding.Fold(shown);
            note = $"{note} {nodes.Count.ToString("N0", CultureInfo.InvariantCulture)} nodes are too many to be drawn one by one: a box stands for all of a level.".TrimStart();
        }

        var hasRun = shown.Any(node => node.Run is not null);
        var layout = GraphLayout.Of(shown, WishedWidth(shown), hasRun ? RunHeight : PlainHeight);
        return Draw(shown, layout, Short(title), note);
    }

    private static Svg Draw(IReadOnlyList<GraphNode> nodes, GraphLayout layout, string title, string note)
    {
        var page = Math.Max(NarrowestPage, layout.Width);
        var left = Margin + ((page - layout.Width) / 2);
        var svg = new SvgWriter();
        var top = DrawCaption(svg, title, note, page);
        new GraphEdges(svg, layout, nodes, left, top).Draw();
        var threads = new ThreadMarks(nodes);
        var longest = nodes.Max(node => node.Run?.Duration) ?? TimeSpan.Zero;
        var box = new NodeBox(svg, threads, longest, layout.NodeWidth, layout.NodeHeight);
        foreach (var (i, node) in nodes.Index())
        {
            var middle = layout.MiddleOf(i);
            box.Draw(node, left + middle.X - (layout.NodeWidth / 2), top + middle.Y - (layout.NodeHeight / 2));
        }

        var end = new GraphLegend(svg, nodes, threads, Margin, page).Draw(top + layout.Height + Margin);
        return svg.Finish(page + (2 * Margin), end + (Margin / 2), title, $"{note} {GraphText.Describe(nodes)}".Trim());
    }

    /// <summary>Returns where the graph begins.</summary>
    private static double DrawCaption(SvgWriter svg, string title, string note, double width)
    {
        var y = Margin + TitleSize;
        svg.Text(Margin, y, TextWidth.Fit(title, width, TitleSize, isBold: true), TitleSize, isBold: true, paint: Paint.Fill(Palette.Text));
        foreach (var line in TextWidth.Wrap(note, width, 11.5))
            svg.Text(Margin, y += TitleRow, line, 11.5, paint: Paint.Fill(Palette.Muted));
        return y + Margin;
    }

    private static double WishedWidth(IReadOnlyList<GraphNode> nodes) =>
        nodes.Select(node => TextWidth.Of(node.Label, NodeBox.LabelSize, isBold: true) + 22)
            .Append(nodes.Any(node => node.Run is not null) ? 84 : 44)
            .Max();

    private static GraphNode WithShortNames(GraphNode node) =>
        node with { Label = Short(node.Label), Run = node.Run is { } run ? run with { Thread = Short(run.Thread) } : null };

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name.AsSpan(0, LongestName - 1)}…";

    private static void Demand(IReadOnlyList<GraphNode> nodes)
    {
        foreach (var (i, node) in nodes.Index())
        {
            if (node.Inputs.Any(input => input < 0 || input >= i))
                throw new ArgumentException($"Node {i.ToString(CultureInfo.InvariantCulture)}, '{node.Label}', needs a node that does not stand before it.", nameof(nodes));
        }
    }
}
