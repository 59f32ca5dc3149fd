namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// The bytes of messages that have begun and not ended, over all peers of a socket. Any peer may be in the middle of a large message, but
/// not all of them together: beyond the limit the connection that holds most is ended, so that those with little never pay for it.
/// </summary>
internal sealed class UnfinishedMessages(long mostBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Connection, long> _held = [];
    private long _total;

    /// <summary>The connection now holds so much; zero forgets it.</summary>
    public void Hold(Connection connection, long bytes)
    {
        Connection largest;
        lock (_gate)
        {
            Set(connection, bytes);
            if (_total <= mostBytes)
                return;
            largest = _held.MaxBy(held => held.Value).Key;
            Set(largest, 0);
        }

        largest.Reject($"It holds most of the {mostBytes} bytes that unfinished messages of all peers may take.");
    }

    private void Set(Connection connection, long bytes)
    {
        _total += bytes - _held.GetValueOrDefault(connection);
        if (bytes == 0)
            _held.Remove(connection);
        else
            _held[connection] = bytes;
    }
}
