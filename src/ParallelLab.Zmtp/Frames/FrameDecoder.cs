using System.Buffers;

namespace ParallelLab.Zmtp.Frames;

/// <summary>
/// Octets → frames (37/ZMTP, Framing). Holds no state: a frame is read only once all of it is there, so it makes no difference
/// how the octets were cut on their way. Memory is spent on what has arrived, never on what a size field claims.
/// </summary>
internal static class FrameDecoder
{
    /// <summary>Enough for every command of ZMTP 3.1 and for topics nobody would call short.</summary>
    public const int MaxCommandBytes = 64 * 1024;

    private const FrameFlags Known = FrameFlags.More | FrameFlags.Long | FrameFlags.Command;

    /// <summary>Takes the next frame off the front of <paramref name="input"/>; false if it is not complete yet.</summary>
    /// <param name="input">What has been received and not yet read.</param>
    /// <param name="maxPart">The most a message frame may hold, in bytes.</param>
    /// <param name="frame">Borrows from <paramref name="input"/>.</param>
    /// <exception cref="ZmtpViolationException">No octets that may follow can make this a frame.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> input, long maxPart, out Frame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(input);
        if (!reader.TryRead(out var octet))
            return false;

        var flags = Checked((FrameFlags)octet);
        if (!TryReadSize(ref reader, flags, out var size))
            return false;
        CheckSize(flags, size, maxPart);
        if (reader.Remaining < size)
            return false;

        frame = new Frame(flags, input.Slice(reader.Position, size));
        input = input.Slice(frame.Body.End);
        return true;
    }

    private static FrameFlags Checked(FrameFlags flags)
    {
        if ((flags & ~Known) != 0)
            throw new ZmtpViolationException($"It sets reserved bits in a frame's flags: 0x{(byte)flags:x2}.");
        if ((flags & (FrameFlags.Command | FrameFlags.More)) == (FrameFlags.Command | FrameFlags.More))
            throw new ZmtpViolationException("It sends a command of more than one frame.");
        return flags;
    }

    private static bool TryReadSize(ref SequenceReader<byte> reader, FrameFlags flags, out long size)
    {
        if ((flags & FrameFlags.Long) != 0)
            return reader.TryReadBigEndian(out size);
        var isThere = reader.TryRead(out var octet);
        size = octet;
        return isThere;
    }

    private static void CheckSize(FrameFlags flags, long size, long maxPart)
    {
        // The size is at most 2^63-1, so that a set sign bit is as wrong as a size beyond the limit.
        var limit = (flags & FrameFlags.Command) != 0 ? MaxCommandBytes : maxPart;
        if (size < 0 || size > limit)
            throw new ZmtpViolationException($"It announces a frame of {(ulong)size} bytes, where {limit} are allowed.");
    }
}
