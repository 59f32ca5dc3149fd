using System.Text;

namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>The words in which a run's events are told, the same on a terminal and in a log.</summary>
internal static class ProgressLine
{
    /// <summary>Enough to see where a trace comes from; all of it stands in the executed notebook.</summary>
    private const int TraceLines = 20;

    private const int SourceLines = 3;

    public static string Of(RunEvent step) => step switch
    {
        RunEvent.Warned warned => $"warning: {warned.Message}",
        RunEvent.NotebookStarted started => $"{started.Notebook.Name}: {CountText.Of(started.Cells, "cell")}",
        RunEvent.CellStarted started => $"{started.Notebook.Name}: {started.Cell}",
        RunEvent.CellSkipped skipped => $"{skipped.Notebook.Name}: {skipped.Cell} skipped: {skipped.Reason}",
        RunEvent.CellFailed failed => Failure(failed.Notebook, failed.Failure),
        RunEvent.NotebookFinished finished => Finish(finished.Report),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, message: null),
    };

    private static string Failure(NotebookPath notebook, CellFailure failure)
    {
        var number = failure.ExecutionCount is { } count ? $" [{count}]" : "";
        var text = new StringBuilder($"{notebook.Name}: {failure.Cell}{number} failed");
        Append(text, failure.Source.Split('\n'), SourceLines, "    | ");
        Append(text, failure.Error.Traceback, TraceLines, "    ");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> lines, int limit, string indent)
    {
        foreach (var line in lines.Take(limit))
            text.Append('\n').Append((indent + line).TrimEnd());
        if (lines.Count > limit)
            text.Append('\n').Append(indent).Append($"… {CountText.Of(lines.Count - limit, "more line")}");
    }

    private static string Finish(NotebookReport report)
    {
        var verdict = report.Verdict switch
        {
            NotebookVerdict.Passed => "passed",
            NotebookVerdict.Failed => "failed",
            NotebookVerdict.Stopped => "stopped",
            _ => "not run",
        };
        var text = new StringBuilder($"{report.Notebook.Name}: {verdict} ({ElapsedText.Of(report.Elapsed)})");
        if (report.FileProblem is { } problem)
            text.Append("\n    ").Append(problem);
        foreach (var thread in report.LeftRunning)
            text.Append($"\n    warning: after {RunSettings.ThreadWait.TotalSeconds} s still running: {thread}");
        return text.ToString();
    }
}
