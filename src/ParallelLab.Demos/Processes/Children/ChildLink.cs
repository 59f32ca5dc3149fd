using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text.Json;

namespace ParallelLab.Demos;

/// <summary>
/// The connection between parent and child. A frame is two lengths of four bytes, the frame as JSON and what goes beside it.
/// A socket of its own, not the standard streams: whatever the child's code prints can't break it, and since no other process inherits
/// it, its end is the other side's end, however that came about.
/// </summary>
internal sealed class ChildLink(Socket socket) : IDisposable
{
    private const int HeadLength = 8;
    private const int MostFrameBytes = 16 << 20;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);

    /// <summary>One writer at a time: in the child any thread may print.</summary>
    private readonly Lock _writing = new();

    /// <exception cref="IOException">The other side is gone.</exception>
    public void Write(LinkFrame frame, ReadOnlySpan<byte> beside = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(frame, LinkJson.Default.LinkFrame);
        Span<byte> head = stackalloc byte[HeadLength];
        BinaryPrimitives.WriteInt32LittleEndian(head, json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], beside.Length);
        lock (_writing)
        {
            _stream.Write([.. head, .. json]);
            _stream.Write(beside);
        }
    }

    /// <summary>The next frame; null when the other side has ended.</summary>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public (LinkFrame Frame, byte[] Beside)? Read()
    {
        Span<byte> head = stackalloc byte[HeadLength];
        try
        {
            if (_stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength)
                return null;
            var json = ReadPart(BinaryPrimitives.ReadInt32LittleEndian(head), MostFrameBytes);
            var beside = ReadPart(BinaryPrimitives.ReadInt32LittleEndian(head[4..]), JsonCargo.MostBytes);
            return (JsonSerializer.Deserialize(json, LinkJson.Default.LinkFrame)!, beside);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return null; // Torn off: the other side was ended.
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("What came over the link is no frame.", error);
        }
    }

    public void Dispose() => _stream.Dispose();

    private byte[] ReadPart(int length, int most)
    {
        if (length < 0 || length > most)
            throw new InvalidDataException($"A part of {length} bytes came over the link; {most} are allowed.");
        var part = new byte[length];
        _stream.ReadExactly(part);
        return part;
    }
}
