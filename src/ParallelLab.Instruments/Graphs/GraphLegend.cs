using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Graphs;

/// <summary>Draws the key to what this picture holds, and to nothing else.</summary>
internal sealed class GraphLegend(SvgWriter svg, IReadOnlyList<GraphNode> nodes, ThreadMarks threads, double left, double width)
{
    private const double Size = 11;
    private const double Sample = 22;
    private const double Row = 20;
    private const double Between = 18;
    private const int MostThreads = 12;

    private double _x;
    private double _y;

    /// <summary>Returns where it ends.</summary>
    public double Draw(double top)
    {
        if (nodes.All(node => node.Run is null))
            return top;
        (_x, _y) = (left, top + (Row / 2));
        if (Has(run => run.Duration > TimeSpan.Zero))
            Entry("the longer, the stronger", Tints);
        if (Has(run => run is { IsCritical: true, Outcome: NodeOutcome.Done }))
            Entry("critical path", () => Box(new NodeRun(NodeOutcome.Done, default, IsCritical: true)));
        if (Has(run => run.Outcome == NodeOutcome.Failed))
            Entry("failed", Failed);
        if (Has(run => run.Outcome == NodeOutcome.NotRun))
            Entry("not run", () => Box(new NodeRun(NodeOutcome.NotRun, default)));
        foreach (var thread in threads.Threads.Take(MostThreads))
            Entry($"{threads.LetterOf(thread)}: {thread}", () => svg.Rect(_x, _y - 3, Sample, 5, Paint.Fill(threads.InkOf(thread)!)));
        if (threads.Threads.Count > MostThreads)
            Entry("and more threads", () => { });
        return _y + (Row / 2);
    }

    private bool Has(Func<NodeRun, bool> what) => nodes.Any(node => node.Run is { } run && what(run));

    private void Tints()
    {
        for (var i = 0; i < 3; i++)
            svg.Rect(_x + (i * 7), _y - 6, 7, 12, Paint.Fill(Palette.Running).Faded(NodeBox.Shade(i / 2.0)));
        svg.Rect(_x, _y - 6, 21, 12, Paint.Stroke(Palette.Muted));
    }

    private void Box(NodeRun run) => svg.Rect(_x, _y - 6, Sample, 12, NodeBox.Outline(run), radius: 3);

    private void Failed()
    {
        svg.Rect(_x, _y - 6, 8, 12, Paint.Hatch(Palette.Lock));
        Box(new NodeRun(NodeOutcome.Failed, default));
    }

    private void Entry(string words, Action sample)
    {
        words = TextWidth.Fit(words, width - Sample - 8, Size);
        var taken = Sample + 6 + TextWidth.Of(words, Size);
        if (_x > left && _x + taken > left + width)
            (_x, _y) = (left, _y + Row);
        sample();
        svg.Text(_x + Sample + 6, _y + 4, words, Size, paint: Paint.Fill(Palette.Muted));
        _x += taken + Between;
    }
}
