using ParallelLab.Kernel.Runner.Reports;

namespace ParallelLab.Kernel.Runner;

/// <summary>What became of all notebooks of a run, in the order in which they were asked for.</summary>
public sealed record RunReport(IReadOnlyList<NotebookReport> Notebooks, TimeSpan Elapsed)
{
    /// <summary>Whether any notebook failed.</summary>
    public bool HasFailed => Count(NotebookVerdict.Failed) > 0;

    /// <summary>One line: <c>3 notebooks: 2 passed, 1 failed (00:12)</c>. Passed and failed are always named, the rest where there is any.</summary>
    public string Summary
    {
        get
        {
            var line = $"{CountText.Of(Notebooks.Count, "notebook")}: {Count(NotebookVerdict.Passed)} passed, {Count(NotebookVerdict.Failed)} failed";
            if (Count(NotebookVerdict.Stopped) is > 0 and var stopped)
                line += $", {stopped} stopped";
            if (Count(NotebookVerdict.NotRun) is > 0 and var notRun)
                line += $", {notRun} not run";
            return $"{line} ({ElapsedText.Of(Elapsed)})";
        }
    }

    private int Count(NotebookVerdict verdict) => Notebooks.Count(notebook => notebook.Verdict == verdict);
}
