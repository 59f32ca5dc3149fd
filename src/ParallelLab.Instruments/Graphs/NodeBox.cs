using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Draws a node. Before the run: its label. After it: the longer it took, the stronger its colour and the longer the bar at its foot; who ran it is the
/// colour of its head and a letter; one that failed is striped, one that was not run has a dashed outline, the critical path a thick one.
/// </summary>
internal sealed class NodeBox(SvgWriter svg, ThreadMarks threads, TimeSpan longest, double width, double height)
{
    private const double Radius = 4;
    private const double Head = 4;
    private const double Foot = 4;
    private const double Stripes = 9;

    public const double LabelSize = 12;
    public const double NoteSize = 10.5;

    public void Draw(GraphNode node, double left, double top)
    {
        svg.Rect(left, top, width, height, Paint.Fill(Palette.Paper), GraphText.Hint(node), Radius);
        Fill(node.Run, left, top);
        svg.Rect(left, top, width, height, Outline(node.Run), radius: Radius);
        Words(node, left, top);
    }

    /// <summary>How strong the colour is: never so strong that its label could not be read.</summary>
    public static double Shade(double share) => 0.05 + (0.4 * share);

    public static Paint Outline(NodeRun? run) => run switch
    {
        { Outcome: NodeOutcome.NotRun } => Paint.Stroke(Palette.Muted, 1.2, "4 3"),
        { Outcome: NodeOutcome.Failed } => Paint.Stroke(Palette.Lock, 2.4),
        { IsCritical: true } => Paint.Stroke(Palette.Text, 2.4),
        _ => Paint.Stroke(Palette.Muted, 1),
    };

    private void Fill(NodeRun? run, double left, double top)
    {
        if (run is null)
            svg.Rect(left, top, width, height, Paint.Fill(Palette.Shade), radius: Radius);
        if (run is null or { Outcome: NodeOutcome.NotRun })
            return;
        if (run.Outcome == NodeOutcome.Failed)
        {
            svg.Rect(left, top, Math.Min(Stripes, width), height, Paint.Hatch(Palette.Lock));
            return;
        }

        var share = longest > TimeSpan.Zero ? Math.Clamp(run.Duration / longest, 0, 1) : 0;
        svg.Rect(left, top, width, height, Paint.Fill(Palette.Running).Faded(Shade(share)), radius: Radius);
        svg.Rect(left, top + height - Foot, width * share, Foot, Paint.Fill(Palette.Running));
        if (threads.InkOf(run.Thread) is { } ink)
            svg.Rect(left, top, width, Head, Paint.Fill(ink), radius: Head / 2);
    }

    private void Words(GraphNode node, double left, double top)
    {
        var stripes = node.Run?.Outcome == NodeOutcome.Failed && width > 40 ? Stripes : 0;
        var (middle, room) = (left + ((width + stripes) / 2), width - stripes - (width > 60 ? 10 : 3));
        var hasNote = node.Run is not null;
        var label = TextWidth.Fit(node.Label, room, LabelSize, isBold: true);
        if (label.Length > 0)
            svg.Text(middle, top + (hasNote ? 18 : (height / 2) + 4), label, LabelSize, TextAnchor.Middle, isBold: true, Paint.Fill(Palette.Text));
        if (node.Run is { } run && Notes(run).FirstOrDefault(note => TextWidth.Of(note, NoteSize) <= room) is { } fitting)
            svg.Text(middle, top + 32, fitting, NoteSize, TextAnchor.Middle, paint: Paint.Fill(Palette.Text));
    }

    /// <summary>What is said below the label, from the longest to the shortest.</summary>
    private IEnumerable<string> Notes(NodeRun run)
    {
        var letter = threads.LetterOf(run.Thread);
        return run.Outcome switch
        {
            NodeOutcome.NotRun => ["not run", "–"],
            NodeOutcome.Failed => [$"failed · {letter}", "failed", "✗"],
            _ => [letter.Length > 0 ? $"{Units.Duration(run.Duration)} · {letter}" : Units.Duration(run.Duration), letter],
        };
    }
}
