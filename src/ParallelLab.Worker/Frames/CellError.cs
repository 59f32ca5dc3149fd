namespace ParallelLab.Worker.Frames;

/// <summary>An error as a student reads it.</summary>
/// <param name="Name">The exception's type name, or a name of ours such as <c>CompileError</c>. Jupyter's <c>ename</c>.</param>
/// <param name="Message">One sentence. Jupyter's <c>evalue</c>.</param>
/// <param name="Traceback">Complete, readable lines: message, then the student's frames as <c>at Fib in cell 7, line 3</c>.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    /// <summary>The error's full text.</summary>
    public override string ToString() => string.Join('\n', Traceback);
}
