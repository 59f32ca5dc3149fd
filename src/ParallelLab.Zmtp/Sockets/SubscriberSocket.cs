using ParallelLab.Zmtp.Frames;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// Receives what a publisher sends under the topics it asks for (29/PUBSUB, The SUB Socket Type). A new one has no topic and receives
/// nothing.
/// </summary>
public sealed class SubscriberSocket : IAsyncDisposable
{
    private readonly ClientConnection _connection;

    private SubscriberSocket(ClientConnection connection) => _connection = connection;

    /// <inheritdoc cref="DealerSocket.ConnectAsync"/>
    public static async Task<SubscriberSocket> ConnectAsync(
        string endpoint, ZmtpOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await ClientConnection.ConnectAsync(endpoint, SocketKind.Subscriber, options, cancellationToken));

    /// <summary>
    /// Asks for messages whose first part begins with the topic; an empty one asks for all. Takes effect when the publisher has read it.
    /// </summary>
    /// <exception cref="PeerClosedException">The publisher has closed the connection.</exception>
    public ValueTask SubscribeAsync(ReadOnlyMemory<byte> topic, CancellationToken cancellationToken = default) =>
        ChangeAsync(1, new Command.Subscribe(topic), topic, cancellationToken);

    /// <summary>Undoes one subscription. Messages that are on their way still arrive.</summary>
    /// <exception cref="PeerClosedException">The publisher has closed the connection.</exception>
    public ValueTask CancelAsync(ReadOnlyMemory<byte> topic, CancellationToken cancellationToken = default) =>
        ChangeAsync(0, new Command.Cancel(topic), topic, cancellationToken);

    /// <inheritdoc cref="DealerSocket.ReceiveAsync"/>
    public ValueTask<Message> ReceiveAsync(CancellationToken cancellationToken = default) => _connection.ReceiveAsync(cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // 37/ZMTP has commands for it, 23/ZMTP messages that begin with an octet 1 or 0.
    private ValueTask ChangeAsync(byte mark, Command command, ReadOnlyMemory<byte> topic, CancellationToken cancellationToken) =>
        _connection.Speaks31
            ? _connection.SendAsync(command, cancellationToken)
            : _connection.SendAsync(new Message((byte[])[mark, .. topic.Span]), cancellationToken);
}
