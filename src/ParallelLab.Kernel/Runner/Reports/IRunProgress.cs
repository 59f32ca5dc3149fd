namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>Shows how a run goes. Called from several threads when several notebooks run at the same time.</summary>
public interface IRunProgress
{
    void Report(RunEvent step);
}
