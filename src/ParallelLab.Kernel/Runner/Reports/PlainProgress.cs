namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>Tells each event in a line or more, for logs and pipes. A line a cell: where a run hangs, its last line names the cell.</summary>
public sealed class PlainProgress(TextWriter writer) : IRunProgress
{
    private readonly Lock _gate = new();

    public void Report(RunEvent step)
    {
        lock (_gate)
        {
            writer.WriteLine(ProgressLine.Of(step));
            writer.Flush();
        }
    }
}
