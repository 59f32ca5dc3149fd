using System.Buffers;

namespace ParallelLab.Zmtp.Frames;

/// <summary>The first octet of a frame (37/ZMTP, Framing). Bits 7 to 3 are reserved and zero.</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,

    /// <summary>Another frame of the same message follows. Never set on a command.</summary>
    More = 1,

    /// <summary>The size takes eight octets in network byte order instead of one.</summary>
    Long = 2,

    /// <summary>The body is a command to the implementation, not a part of a message.</summary>
    Command = 4,
}

/// <summary>One frame as it lies in the receive buffer: the body is borrowed until the buffer advances.</summary>
internal readonly record struct Frame(FrameFlags Flags, ReadOnlySequence<byte> Body)
{
    public bool IsCommand => (Flags & FrameFlags.Command) != 0;

    public bool HasMore => (Flags & FrameFlags.More) != 0;
}
