namespace ParallelLab.Demos;

/// <summary>
/// The longest path through a graph, by time: calls that must come one after the other. Its length is the <em>span</em>, and no number of cores
/// makes a run shorter. It is found in one walk, since each call stands behind what it needs: the longest way to a call is the longest of the ways to
/// its inputs, and its own duration.
/// </summary>
internal static class CriticalPath
{
    /// <param name="runs">Each behind the runs of all that it needs.</param>
    /// <returns>Its calls, from the first to the last; those that were not run are in no path.</returns>
    public static IReadOnlyList<CallRun> Of(IReadOnlyList<CallRun> runs)
    {
        var ways = new Dictionary<Delayed, (TimeSpan Length, CallRun? Before)>();
        CallRun? last = null;
        var byCall = runs.ToDictionary(run => run.Call);
        foreach (var run in runs.Where(run => run.Outcome != CallOutcome.NotRun))
        {
            var before = run.Call.Inputs.Select(input => byCall[input]).MaxBy(input => ways[input.Call].Length);
            ways[run.Call] = ((before is null ? TimeSpan.Zero : ways[before.Call].Length) + run.Duration, before);
            if (last is null || ways[run.Call].Length >= ways[last.Call].Length)
                last = run;
        }

        var path = new List<CallRun>();
        for (var at = last; at is not null; at = ways[at.Call].Before)
            path.Add(at);
        path.Reverse();
        return path;
    }
}
