using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ParallelLab.Zmtp.Frames;

/// <summary>
/// Commands ↔ bodies of command frames: an octet with the length of the name, the name, the data (37/ZMTP, Formal Grammar).
/// The length octet is easily forgotten: READY is six octets on the wire.
/// </summary>
internal static class CommandCodec
{
    private const int MaxPingContext = 16;
    private const int MaxErrorReason = byte.MaxValue;

    // A time-to-live is counted in tenths of a second, in 16 bits.
    private static readonly TimeSpan TimeToLiveUnit = TimeSpan.FromMilliseconds(100);

    /// <exception cref="ZmtpViolationException">The body is no command.</exception>
    public static Command Read(ReadOnlySequence<byte> body)
    {
        var octets = body.ToArray();
        var nameEnd = octets.Length > 0 ? 1 + octets[0] : 0;
        if (nameEnd < 2 || nameEnd > octets.Length)
            throw new ZmtpViolationException("It sends a command without a name.");

        var name = octets.AsSpan(1, nameEnd - 1);
        var data = octets.AsMemory(nameEnd);
        return name switch
        {
            _ when name.SequenceEqual("READY"u8) => new Command.Ready(Metadata.Read(data.Span)),
            _ when name.SequenceEqual("ERROR"u8) => new Command.Error(ReadReason(data.Span)),
            _ when name.SequenceEqual("SUBSCRIBE"u8) => new Command.Subscribe(data),
            _ when name.SequenceEqual("CANCEL"u8) => new Command.Cancel(data),
            _ when name.SequenceEqual("PING"u8) => ReadPing(data),
            _ when name.SequenceEqual("PONG"u8) => new Command.Pong(data),
            _ => new Command.Unknown(Encoding.Latin1.GetString(name)),
        };
    }

    /// <summary>Writes a whole command frame.</summary>
    public static void Write(IBufferWriter<byte> output, Command command)
    {
        switch (command)
        {
            case Command.Ready ready: Write(output, "READY"u8, ready.Metadata.ToArray()); break;
            case Command.Error error: Write(output, "ERROR"u8, WriteReason(error.Reason)); break;
            case Command.Subscribe subscribe: Write(output, "SUBSCRIBE"u8, subscribe.Topic.Span); break;
            case Command.Cancel cancel: Write(output, "CANCEL"u8, cancel.Topic.Span); break;
            case Command.Ping ping: Write(output, "PING"u8, WritePing(ping)); break;
            case Command.Pong pong: Write(output, "PONG"u8, pong.Context.Span); break;
            default: throw new ArgumentException($"{command} is not a command that anyone sends.", nameof(command));
        }
    }

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        FrameEncoder.WriteHeader(output, FrameFlags.Command, 1 + name.Length + data.Length);
        output.Write([(byte)name.Length]);
        output.Write(name);
        output.Write(data);
    }

    private static Command.Ping ReadPing(ReadOnlyMemory<byte> data)
    {
        if (data.Length is < 2 or > 2 + MaxPingContext)
            throw new ZmtpViolationException($"It sends a PING of {data.Length} octets.");
        return new Command.Ping(BinaryPrimitives.ReadUInt16BigEndian(data.Span) * TimeToLiveUnit, data[2..]);
    }

    private static byte[] WritePing(Command.Ping ping)
    {
        var data = new byte[2 + ping.Context.Length];
        BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)Math.Clamp(ping.TimeToLive / TimeToLiveUnit, 0, ushort.MaxValue));
        ping.Context.Span.CopyTo(data.AsSpan(2));
        return data;
    }

    // The reason comes from a stranger and goes to a log: only printable characters survive.
    private static string ReadReason(ReadOnlySpan<byte> data)
    {
        var reason = data.Length > 0 ? data[1..Math.Min(data.Length, 1 + data[0])] : data;
        return string.Create(reason.Length, reason, static (text, octets) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = octets[i] is >= 0x20 and < 0x7f ? (char)octets[i] : '?';
        });
    }

    private static byte[] WriteReason(string reason)
    {
        var text = Encoding.ASCII.GetBytes(reason);
        var length = Math.Min(text.Length, MaxErrorReason);
        return [(byte)length, .. text.AsSpan(0, length)];
    }
}
