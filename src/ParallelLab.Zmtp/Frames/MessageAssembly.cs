using System.Buffers;

namespace ParallelLab.Zmtp.Frames;

/// <summary>
/// Frames → messages. Holds the parts of the one message that is under way, so that a message is delivered whole or,
/// if the connection ends in the middle of it, not at all (37/ZMTP, Messages). Belongs to the task that reads the connection.
/// </summary>
internal sealed class MessageAssembly(long maxBytes, int maxParts)
{
    private readonly List<ReadOnlyMemory<byte>> _parts = [];

    /// <summary>What the parts so far weigh.</summary>
    public long Bytes { get; private set; }

    /// <summary>What the next part may still weigh.</summary>
    public long Room => maxBytes - Bytes;

    /// <summary>True between the first and the last frame of a message.</summary>
    public bool IsUnderWay => _parts.Count > 0;

    /// <summary>Copies the frame's body; the message if this was its last frame.</summary>
    /// <exception cref="ZmtpViolationException">The message has too many parts.</exception>
    public Message? Add(Frame frame)
    {
        if (_parts.Count == maxParts)
            throw new ZmtpViolationException($"It sends a message of more than {maxParts} parts.");
        var part = frame.Body.ToArray();
        if (!frame.HasMore && _parts.Count == 0)
            return Message.Owning([part]);

        _parts.Add(part);
        Bytes += part.Length;
        return frame.HasMore ? null : Finish();
    }

    private Message Finish()
    {
        var message = Message.Owning([.. _parts]);
        _parts.Clear();
        Bytes = 0;
        return message;
    }
}
