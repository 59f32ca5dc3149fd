namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// What a socket does with its connections, in the order of a connection's life. The calls for one connection come one after another,
/// from the task that reads it; those for different connections come at the same time. A call that waits stops the reading of its connection.
/// </summary>
internal interface IConnectionEvents
{
    /// <summary>The handshake is done: only now may the connection be sent to.</summary>
    /// <returns>Null to welcome it; a sentence about the peer to refuse it.</returns>
    string? Join(Connection connection);

    ValueTask ReceiveAsync(Connection connection, Message message, CancellationToken cancellationToken);

    /// <summary>A SUBSCRIBE or CANCEL command. Of no concern to most sockets.</summary>
    ValueTask ChangeSubscriptionAsync(Connection connection, SubscriptionChange change, CancellationToken cancellationToken) => default;

    /// <summary>The connection has ended. Comes once for every connection that was welcomed.</summary>
    ValueTask LeaveAsync(Connection connection);
}
