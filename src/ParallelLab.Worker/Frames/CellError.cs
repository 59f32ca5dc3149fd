using System.Globalization;

namespace ParallelLab.Worker.Frames;

/// <summary>An error as a student reads it.</summary>
/// <param name="Name">The exception's type name, or a name of ours such as <c>CompileError</c>. Jupyter's <c>ename</c>.</param>
/// <param name="Message">One sentence. Jupyter's <c>evalue</c>.</param>
/// <param name="Traceback">Complete, readable lines: message, then the student's frames as <c>at Fib in cell 7, line 3</c>.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    /// <summary>An error about one line that is not C#, such as a magic's.</summary>
    /// <param name="place">As in "cell 7".</param>
    /// <param name="line">Its number, from 1.</param>
    /// <param name="text">The line itself; null where it stands nowhere.</param>
    public static CellError AtLine(string name, string message, string place, int line, string? text) => new(
        name,
        message,
        [$"{name}: {message}", string.Create(CultureInfo.InvariantCulture, $"   at {place}, line {line}"), .. text is null ? (string[])[] : [$"      {text}"]]);

    /// <summary>The error's full text.</summary>
    public override string ToString() => string.Join('\n', Traceback);
}
