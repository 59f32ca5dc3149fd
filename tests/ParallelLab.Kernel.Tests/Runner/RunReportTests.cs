using ParallelLab.Kernel.Runner;

namespace ParallelLab.Kernel.Tests.Runner;

public sealed class RunReportTests
{
    [Theory]
    [InlineData("1 notebook: 1 passed, 0 failed (00:12)", 12, NotebookVerdict.Passed)]
    [InlineData("3 notebooks: 2 passed, 1 failed (1:01:00)", 3660, NotebookVerdict.Passed, NotebookVerdict.Failed, NotebookVerdict.Passed)]
    [InlineData("2 notebooks: 0 passed, 0 failed, 1 stopped, 1 not run (00:00)", 0, NotebookVerdict.Stopped, NotebookVerdict.NotRun)]
    public void The_summary_counts_the_notebooks(string summary, int seconds, params NotebookVerdict[] verdicts) =>
        Assert.Equal(summary, ReportOf(seconds, verdicts).Summary);

    private static RunReport ReportOf(int seconds, NotebookVerdict[] verdicts)
    {
        var notebook = new NotebookPath("/a.ipynb", "/out/a.ipynb", "a.ipynb");
        return new RunReport([.. verdicts.Select(verdict => new NotebookReport(notebook, verdict, TimeSpan.Zero))], TimeSpan.FromSeconds(seconds));
    }
}
