namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>Passes on what failed, and keeps the rest to itself.</summary>
public sealed class FailuresOnly(IRunProgress inner) : IRunProgress
{
    public void Report(RunEvent step)
    {
        if (step is RunEvent.CellFailed or RunEvent.NotebookFinished { Report.Verdict: NotebookVerdict.Failed })
            inner.Report(step);
    }
}
