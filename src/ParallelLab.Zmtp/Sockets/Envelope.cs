namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// What stands before a request's body and comes back with its reply: the identities of those who passed it on, if any, and then
/// an empty part, the delimiter (28/REQREP).
/// </summary>
internal static class Envelope
{
    /// <summary>Around a request that nobody has passed on yet: the delimiter alone.</summary>
    public static readonly ReadOnlyMemory<byte> Delimiter = ReadOnlyMemory<byte>.Empty;

    /// <summary>Parts a message behind its delimiter; false if there is no delimiter, or nothing behind it.</summary>
    public static bool TryOpen(Message message, out Message envelope, out Message body)
    {
        var delimiter = 0;
        while (delimiter < message.Count && !message[delimiter].IsEmpty)
            delimiter++;
        if (delimiter >= message.Count - 1)
        {
            envelope = body = message;
            return false;
        }

        envelope = new Message(message.AsSpan()[..(delimiter + 1)]);
        body = message.From(delimiter + 1);
        return true;
    }
}
