using System.Buffers;
using System.Buffers.Binary;

namespace ParallelLab.Zmtp.Frames;

/// <summary>Messages and commands → octets (37/ZMTP, Framing).</summary>
internal static class FrameEncoder
{
    private const int LongHeaderLength = 9;

    public static void Write(IBufferWriter<byte> output, Message message)
    {
        var parts = message.AsSpan();
        for (var i = 0; i < parts.Length; i++)
        {
            WriteHeader(output, i < parts.Length - 1 ? FrameFlags.More : FrameFlags.None, parts[i].Length);
            output.Write(parts[i].Span);
        }
    }

    /// <summary>Flags and size. A body of up to 255 octets has a short size; a longer one has a long size.</summary>
    public static void WriteHeader(IBufferWriter<byte> output, FrameFlags flags, int size)
    {
        var header = output.GetSpan(LongHeaderLength);
        if (size <= byte.MaxValue)
        {
            header[0] = (byte)flags;
            header[1] = (byte)size;
            output.Advance(2);
        }
        else
        {
            header[0] = (byte)(flags | FrameFlags.Long);
            BinaryPrimitives.WriteInt64BigEndian(header[1..], size);
            output.Advance(LongHeaderLength);
        }
    }
}
