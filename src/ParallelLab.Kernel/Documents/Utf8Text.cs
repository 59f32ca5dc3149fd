using System.Text;
using System.Text.Unicode;

namespace ParallelLab.Kernel.Documents;

/// <summary>A file's bytes, checked to be UTF-8, and the words for what is wrong at one of them.</summary>
internal sealed class Utf8Text
{
    private readonly string _file;

    private Utf8Text(byte[] bytes, string file)
    {
        Bytes = bytes;
        _file = file;
        Start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>All of the file, byte order mark included.</summary>
    public byte[] Bytes { get; }

    /// <summary>Where the text begins: after the byte order mark, if there is one.</summary>
    public int Start { get; }

    public bool IsBlank => Bytes.AsSpan(Start).Trim(" \t\r\n"u8).IsEmpty;

    /// <exception cref="NotebookFormatException">The bytes are not UTF-8.</exception>
    public static Utf8Text Check(byte[] bytes, string file)
    {
        var text = new Utf8Text(bytes, file);
        if (Utf8.IsValid(bytes))
        {
            return text;
        }

        var offset = FirstInvalid(bytes);
        throw text.Error(offset, $"the byte 0x{bytes[offset]:X2} is not UTF-8.", "Save the file with the encoding UTF-8.");
    }

    public string Slice(int start, int end) => Encoding.UTF8.GetString(Bytes, start, end - start);

    public NotebookFormatException Error(int offset, string problem, string advice)
    {
        var before = Bytes.AsSpan(0, Math.Clamp(offset, Start, Bytes.Length));
        var lineStart = Math.Max(before.LastIndexOf((byte)'\n') + 1, Start);
        var column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1;
        return new NotebookFormatException(_file, before.Count((byte)'\n') + 1, column, problem, advice);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
