using System.Text;

namespace ParallelLab.Demos;

/// <summary>
/// The child's <c>Console.Out</c> or <c>Console.Error</c>: what is written goes to the parent over the link, where it stands before the answer of the call
/// that wrote it.
/// </summary>
internal sealed class LinkWriter(ChildLink link, bool isError) : TextWriter
{
    private const int MostChars = 1 << 20;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var part = buffer[..Math.Min(buffer.Length, MostChars)];
            link.Write(new LinkFrame.Printed(isError, new string(part)));
            buffer = buffer[part.Length..];
        }
    }

    public override void WriteLine() => Write(Environment.NewLine);

    /// <summary>One write a line: lines of several threads may change places, but never mix.</summary>
    public override void WriteLine(string? value) => Write(value + Environment.NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, Environment.NewLine));
}
