using System.Text;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary><c>Console.Out</c> or <c>Console.Error</c>: every write goes to the cell that started the writing code.</summary>
internal sealed class CellWriter(OutputQueue output, OutputStream stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => output.Append(CellId, stream, buffer);

    public override void WriteLine() => WriteLine(ReadOnlySpan<char>.Empty);

    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    public override void WriteLine(ReadOnlySpan<char> buffer) => output.Append(CellId, stream, buffer, newLine: true);

    // Work without a context before the first cell has no cell: 0, which the kernel drops.
    private static int CellId => CellScope.CurrentOrRunning?.Id ?? 0;
}
