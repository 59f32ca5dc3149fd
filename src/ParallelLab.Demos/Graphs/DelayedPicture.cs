using System.Globalization;
using ParallelLab.Instruments.Drawing;
using ParallelLab.Instruments.Graphs;

namespace ParallelLab.Demos;

/// <summary>Hands a graph of delayed calls to the instrument that draws graphs.</summary>
internal static class DelayedPicture
{
    /// <summary>Before the run.</summary>
    public static Svg Draw(IReadOnlyList<Delayed> calls) =>
        GraphPicture.Draw(Nodes(calls, _ => null), $"{calls[^1].Label}: {Count(calls.Count, "call")}, not run yet");

    /// <summary>After it.</summary>
    public static Svg Draw(IReadOnlyList<CallRun> runs, IReadOnlyList<CallRun> criticalPath, string note)
    {
        var critical = criticalPath.ToHashSet();
        var failed = runs.Count(run => run.Outcome == CallOutcome.Failed);
        return GraphPicture.Draw(
            Nodes([.. runs.Select(run => run.Call)], place => NodeRun(runs[place], critical.Contains(runs[place]))),
            $"{runs[^1].Call.Label}: {Count(runs.Count, "call")}{(failed > 0 ? $", {failed.ToString(CultureInfo.InvariantCulture)} failed" : "")}",
            note);
    }

    /// <summary><c>1 call</c>, <c>1,023 calls</c>.</summary>
    public static string Count(int count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    private static IReadOnlyList<GraphNode> Nodes(IReadOnlyList<Delayed> calls, Func<int, NodeRun?> runOf)
    {
        var places = calls.Index().ToDictionary(call => call.Item, call => call.Index);
        return [.. calls.Select((call, i) => new GraphNode(call.Label, [.. call.Inputs.Select(input => places[input])], runOf(i)))];
    }

    private static NodeRun NodeRun(CallRun run, bool isCritical) => new(
        run.Outcome switch
        {
            CallOutcome.Done => NodeOutcome.Done,
            CallOutcome.Failed => NodeOutcome.Failed,
            _ => NodeOutcome.NotRun,
        },
        run.Duration,
        run.Thread,
        isCritical);
}
