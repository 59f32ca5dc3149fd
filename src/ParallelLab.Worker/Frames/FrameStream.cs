using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParallelLab.Worker.Frames;

/// <summary>
/// Frames over a stream: two lengths (JSON, then bytes beside it; 32-bit little-endian), then both parts.
/// Synchronous on purpose: in the worker the link lives on threads of its own, because the pool there is the student's.
/// One reader and one writer at a time.
/// </summary>
public sealed class FrameStream(Stream stream) : IDisposable
{
    /// <summary>Above the largest output a cell may show and the largest assembly a cell compiles to.</summary>
    public const int LargestPart = 256 * 1024 * 1024;

    private const int HeaderLength = 8;

    /// <summary>Parts up to this length, nearly all, are read into the same memory again and again: as garbage they would be most of what a worker leaves.</summary>
    private const int UsualPart = 64 * 1024;

    private byte[]? _json;
    private byte[]? _beside;

    public void Write(KernelFrame frame, ReadOnlySpan<byte> beside = default) =>
        stream.Write(Encode(frame, FrameJson.Default.KernelFrame, beside));

    public void Write(WorkerFrame frame) => stream.Write(Encode(frame));

    /// <summary>Sends what <see cref="Encode(WorkerFrame)"/> gave.</summary>
    public void WriteEncoded(ReadOnlySpan<byte> frame) => stream.Write(frame);

    /// <summary>The frame as it travels. What the values in it throw is thrown here, on the thread that made them.</summary>
    public static byte[] Encode(WorkerFrame frame) => Encode(frame, FrameJson.Default.WorkerFrame, default);

    /// <summary>Waits for the next frame. Null at a clean end, between two frames. The bytes beside it hold until the next is read.</summary>
    /// <exception cref="EndOfStreamException">The stream ended inside a frame.</exception>
    /// <exception cref="InvalidDataException">A length is out of bounds, or the JSON is not a frame.</exception>
    public (KernelFrame Frame, ReadOnlyMemory<byte> Beside)? ReadKernelFrame() => Read(FrameJson.Default.KernelFrame);

    /// <inheritdoc cref="ReadKernelFrame"/>
    public WorkerFrame? ReadWorkerFrame() => Read(FrameJson.Default.WorkerFrame)?.Frame;

    public void Dispose() => stream.Dispose();

    private static byte[] Encode<T>(T frame, JsonTypeInfo<T> type, ReadOnlySpan<byte> beside)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(frame, type);
        var message = new byte[HeaderLength + json.Length + beside.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), beside.Length);
        json.CopyTo(message, HeaderLength);
        beside.CopyTo(message.AsSpan(HeaderLength + json.Length));
        return message;
    }

    private (T Frame, ReadOnlyMemory<byte> Beside)? Read<T>(JsonTypeInfo<T> type)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (read == 0)
            return null;
        if (read < HeaderLength)
            throw new EndOfStreamException("The link ended inside a frame's header.");

        var json = ReadPart(BinaryPrimitives.ReadInt32LittleEndian(header), ref _json);
        var beside = ReadPart(BinaryPrimitives.ReadInt32LittleEndian(header[4..]), ref _beside);
        try
        {
            return (JsonSerializer.Deserialize(json.Span, type) ?? throw new InvalidDataException("A frame is null."), beside);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"A frame is not what it should be: {error.Message}", error);
        }
    }

    private ReadOnlyMemory<byte> ReadPart(int length, ref byte[]? memory)
    {
        if (length is < 0 or > LargestPart)
            throw new InvalidDataException($"A frame's part claims {length} bytes; {LargestPart} is the most.");
        var part = length > UsualPart ? new byte[length] : (memory ??= new byte[UsualPart]).AsMemory(0, length);
        stream.ReadExactly(part.Span);
        return part;
    }
}
