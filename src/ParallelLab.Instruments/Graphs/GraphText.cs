using System.Globalization;

namespace ParallelLab.Instruments.Graphs;

/// <summary>A graph in words.</summary>
internal static class GraphText
{
    private const int MostSentences = 40;
    private const int MostNames = 6;

    public static string Describe(IReadOnlyList<GraphNode> nodes)
    {
        var sentences = nodes.Take(MostSentences).Select(node => Sentence(node, nodes));
        var more = nodes.Count > MostSentences ? $" And {(nodes.Count - MostSentences).ToString("N0", CultureInfo.InvariantCulture)} more." : "";
        return string.Join(' ', sentences) + more;
    }

    /// <summary>What stands where the pointer rests on a node.</summary>
    public static string Hint(GraphNode node) => node.Run is null ? node.Label : $"{node.Label}: {Outcome(node.Run)}";

    private static string Sentence(GraphNode node, IReadOnlyList<GraphNode> nodes)
    {
        var inputs = node.Inputs.Count == 0 ? "needs nothing" : $"needs {Names([.. node.Inputs.Select(input => nodes[input].Label)])}";
        return node.Run is null ? $"{node.Label} {inputs}." : $"{node.Label} {inputs}; {Outcome(node.Run)}.";
    }

    private static string Names(string[] labels) =>
        labels.Length <= MostNames
            ? string.Join(" and ", labels)
            : $"{string.Join(", ", labels.Take(MostNames))} and {(labels.Length - MostNames).ToString("N0", CultureInfo.InvariantCulture)} more";

    private static string Outcome(NodeRun run)
    {
        var thread = run.Thread.Length > 0 ? $" on {run.Thread}" : "";
        return run.Outcome switch
        {
            NodeOutcome.NotRun => "was not run",
            NodeOutcome.Failed => $"failed after {Units.Duration(run.Duration)}{thread}",
            _ => $"took {Units.Duration(run.Duration)}{thread}{(run.IsCritical ? ", on the critical path" : "")}",
        };
    }
}
