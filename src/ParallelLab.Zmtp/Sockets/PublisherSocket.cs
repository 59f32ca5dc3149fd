using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// Sends every message to the subscribers whose topics its first part begins with (29/PUBSUB, The PUB Socket Type).
/// Any number of callers may send at the same time.
/// </summary>
public sealed class PublisherSocket : IAsyncDisposable
{
    private readonly Publication _publication;

    private PublisherSocket(string endpoint, ZmtpOptions options) =>
        _publication = new Publication(endpoint, SocketKind.Publisher, options, static (_, _, _) => default);

    /// <inheritdoc cref="RouterSocket.Endpoint"/>
    public string Endpoint => _publication.Endpoint;

    /// <inheritdoc cref="RouterSocket.Bind"/>
    public static PublisherSocket Bind(string endpoint, ZmtpOptions? options = null) => new(endpoint, options ?? ZmtpOptions.Default);

    /// <summary>
    /// Queues the message for each subscriber that wants it and never waits. A subscriber that is more than
    /// <see cref="ZmtpOptions.SendMarkBytes"/> behind loses the oldest of what waits for it;
    /// <see cref="ZmtpOptions.Notice"/> is told when that begins and when it ends.
    /// </summary>
    public void Send(Message message) => _publication.Send(message);

    public ValueTask DisposeAsync() => _publication.DisposeAsync();
}
