using System.Threading.Channels;
using ParallelLab.Zmtp.Connections;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// A publisher that sees its subscriptions (29/PUBSUB, The XPUB Socket Type): each of each subscriber, as libzmq shows them with
/// ZMQ_XPUB_VERBOSER, so that a newcomer can be welcomed.
/// </summary>
/// <remarks>
/// Whoever binds one receives from it: while a thousand changes have not been received, further subscribing waits. Sending does not.
/// </remarks>
public sealed class XPublisherSocket : IAsyncDisposable
{
    private const int Waiting = 1000;

    private readonly Channel<SubscriptionChange> _changes = Channel.CreateBounded<SubscriptionChange>(Waiting);
    private readonly Publication _publication;

    private XPublisherSocket(string endpoint, ZmtpOptions options) =>
        _publication = new Publication(endpoint, SocketKind.XPublisher, options, ReportAsync);

    /// <inheritdoc cref="RouterSocket.Endpoint"/>
    public string Endpoint => _publication.Endpoint;

    /// <inheritdoc cref="RouterSocket.Bind"/>
    public static XPublisherSocket Bind(string endpoint, ZmtpOptions? options = null) => new(endpoint, options ?? ZmtpOptions.Default);

    /// <inheritdoc cref="PublisherSocket.Send"/>
    public void Send(Message message) => _publication.Send(message);

    /// <summary>
    /// The subscriptions as they come, until the socket is disposed. Each is in force when it is seen: what is sent from then on reaches
    /// the subscriber. A subscriber that leaves cancels all it had.
    /// </summary>
    public IAsyncEnumerable<SubscriptionChange> ReceiveAllAsync(CancellationToken cancellationToken = default) =>
        _changes.Reader.ReadAllAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        // First, so that no connection waits to report its end to a caller who has stopped listening.
        _changes.Writer.TryComplete();
        return _publication.DisposeAsync();
    }

    private async ValueTask ReportAsync(Connection _, SubscriptionChange change, CancellationToken cancellationToken)
    {
        while (await _changes.Writer.WaitToWriteAsync(cancellationToken) && !_changes.Writer.TryWrite(change))
        {
            // Another connection took the room.
        }
    }
}
