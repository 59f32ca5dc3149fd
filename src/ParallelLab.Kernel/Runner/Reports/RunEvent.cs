namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>Something that happens while notebooks run. A closed set.</summary>
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>Something to be told that is no failure.</summary>
    public sealed record Warned(string Message) : RunEvent;

    public sealed record NotebookStarted(NotebookPath Notebook, int Cells) : RunEvent;

    public sealed record CellStarted(NotebookPath Notebook, CellPosition Cell) : RunEvent;

    /// <summary>A cell is passed over, for the reason given.</summary>
    public sealed record CellSkipped(NotebookPath Notebook, CellPosition Cell, string Reason) : RunEvent;

    public sealed record CellFailed(NotebookPath Notebook, CellFailure Failure) : RunEvent;

    /// <summary>The last event of a notebook, also of one that was never started. The executed notebook is written by now.</summary>
    public sealed record NotebookFinished(NotebookReport Report) : RunEvent;
}
