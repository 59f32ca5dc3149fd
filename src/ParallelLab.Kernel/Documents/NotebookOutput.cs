namespace ParallelLab.Kernel.Documents;

/// <summary>What a cell showed, in the four forms that nbformat knows. A closed set.</summary>
public abstract record NotebookOutput
{
    private NotebookOutput()
    {
    }

    /// <summary>Text of a standard stream. <paramref name="Name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
    public sealed record Stream(string Name, string Text) : NotebookOutput;

    /// <summary>A value shown on purpose. Display ids live only as long as the kernel and are not stored.</summary>
    public sealed record DisplayData(NotebookBundle Bundle) : NotebookOutput;

    /// <summary>The value of the cell's last expression.</summary>
    public sealed record ExecuteResult(int? ExecutionCount, NotebookBundle Bundle) : NotebookOutput;

    /// <summary>Why the cell ended early, in Jupyter's words: <c>ename</c>, <c>evalue</c> and the lines of <c>traceback</c>.</summary>
    public sealed record Error(string Name, string Message, IReadOnlyList<string> Traceback) : NotebookOutput;
}
