using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Draws who needs whose result: curves from the foot of a node to the head of the one that needs it, through the bends in between.
/// Edges of the critical path are thick, those that nothing came through are dashed.
/// </summary>
internal sealed class GraphEdges(SvgWriter svg, GraphLayout layout, IReadOnlyList<GraphNode> nodes, double left, double top)
{
    public void Draw()
    {
        var kinds = layout.Routes.ToLookup(route => KindOf(nodes[route.From].Run, nodes[route.To].Run));
        foreach (var kind in Enum.GetValues<Kind>().Where(kinds.Contains))
        {
            var (lines, heads) = (new SvgPath(), new SvgPath());
            foreach (var route in kinds[kind])
                Trace(route, lines, heads);
            svg.Path(lines, PaintOf(kind));
            svg.Path(heads, Paint.Fill(kind == Kind.Critical ? Palette.Text : Palette.Idle));
        }
    }

    // From back to front.
    private enum Kind
    {
        Empty,
        Plain,
        Critical,
    }

    private static Kind KindOf(NodeRun? from, NodeRun? to) =>
        from is { IsCritical: true } && to is { IsCritical: true } ? Kind.Critical
        : from is null or { Outcome: NodeOutcome.Done } ? Kind.Plain
        : Kind.Empty;

    private static Paint PaintOf(Kind kind) => kind switch
    {
        Kind.Critical => Paint.Stroke(Palette.Text, 2.4),
        Kind.Empty => Paint.Stroke(Palette.Idle, 1.2, "4 3"),
        _ => Paint.Stroke(Palette.Idle, 1.2),
    };

    private void Trace(GraphRoute route, SvgPath lines, SvgPath heads)
    {
        var half = layout.NodeHeight / 2;
        var from = layout.MiddleOf(route.From);
        var (x, y) = (left + from.X, top + from.Y + half);
        lines.Move(x, y);
        foreach (var place in route.Places.Skip(1))
        {
            var at = layout.MiddleOf(place);
            var (toX, toY) = (left + at.X, top + at.Y - half);
            var bow = (toY - y) / 2;
            lines.Curve(x, y + bow, toX, toY - bow, toX, toY);
            (x, y) = (toX, toY);
            if (place != route.To)
                lines.Down(y += layout.NodeHeight);
        }

        heads.ArrowHead(x, y, Math.PI / 2, size: 6, width: 6);
    }
}
