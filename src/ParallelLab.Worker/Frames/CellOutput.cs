using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>
/// Something a cell shows. A closed set; each case has its counterpart in Jupyter's messages.
/// Outputs of one cell are ordered. They may still come after the cell has ended: a thread it started goes on printing.
/// </summary>
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(Display), "display")]
[JsonDerivedType(typeof(DisplayUpdate), "display_update")]
[JsonDerivedType(typeof(Clear), "clear")]
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>The cell has begun; always the first output. <paramref name="ExecutionCount"/> is that of its <see cref="CellIdentity"/>.</summary>
    public sealed record Started(int ExecutionCount) : CellOutput;

    /// <summary>Text written to standard output or standard error, by managed code, native code or a child process.</summary>
    public sealed record Text(OutputStream Stream, string Content) : CellOutput;

    /// <summary>The value of the cell's last expression.</summary>
    public sealed record Result(int ExecutionCount, MimeBundle Bundle) : CellOutput;

    /// <summary>A value shown on purpose. A later <see cref="DisplayUpdate"/> with the same id replaces it.</summary>
    public sealed record Display(MimeBundle Bundle, string? DisplayId = null) : CellOutput;

    /// <summary>New content for the display of that id, wherever it stands.</summary>
    public sealed record DisplayUpdate(MimeBundle Bundle, string DisplayId) : CellOutput;

    /// <summary>Everything shown so far goes: at once, or when the next output comes (<paramref name="Wait"/>).</summary>
    public sealed record Clear(bool Wait) : CellOutput;
}

/// <summary>The standard stream that a text was written to.</summary>
public enum OutputStream
{
    Out,
    Error,
}
