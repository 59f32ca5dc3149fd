using ParallelLab.Zmtp.Connections;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// Answers one request after the other: receive, send, receive, send (28/REQREP, The REP Socket Type). One caller at a time.
/// </summary>
public sealed class ReplySocket : IAsyncDisposable
{
    private readonly Requests _requests = new();
    private readonly Listener _listener;
    private (Connection Peer, Message Envelope)? _asking;

    private ReplySocket(string endpoint, ZmtpOptions options) =>
        _listener = Listener.Bind(endpoint, SocketKind.Reply, options, _requests);

    /// <inheritdoc cref="RouterSocket.Endpoint"/>
    public string Endpoint => _listener.Endpoint;

    /// <inheritdoc cref="RouterSocket.Bind"/>
    public static ReplySocket Bind(string endpoint, ZmtpOptions? options = null) => new(endpoint, options ?? ZmtpOptions.Default);

    /// <summary>The next request of any peer. What has no envelope is not a request and is dropped.</summary>
    /// <exception cref="InvalidOperationException">The last request has no reply yet.</exception>
    /// <exception cref="OperationCanceledException">Nothing was received, and nothing is lost.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed.</exception>
    public async ValueTask<Message> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        if (_asking is not null)
            throw new InvalidOperationException("Send the reply to the last request before you receive the next.");
        while (true)
        {
            var (peer, message) = await _requests.Inbox.TakeAsync(cancellationToken);
            if (!Envelope.TryOpen(message, out var envelope, out var body))
                continue;
            _asking = (peer, envelope);
            return body;
        }
    }

    /// <summary>Replies to the request received last.</summary>
    /// <returns>False if the requester has gone, or reads so slowly that its queue is full. The request counts as answered.</returns>
    /// <exception cref="InvalidOperationException">There is no request to reply to.</exception>
    public bool Send(Message reply)
    {
        if (_asking is not var (peer, envelope))
            throw new InvalidOperationException("Receive a request before you send a reply.");
        _asking = null;
        return peer.TrySend(reply.WithFirst(envelope.AsSpan()));
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _requests.Inbox.Close(new ObjectDisposedException(nameof(ReplySocket)));
    }

    private sealed class Requests : IConnectionEvents
    {
        public Inbox Inbox { get; } = new();

        public string? Join(Connection connection) => null;

        public ValueTask ReceiveAsync(Connection connection, Message message, CancellationToken cancellationToken) =>
            Inbox.PutAsync(connection, message, cancellationToken);

        public ValueTask LeaveAsync(Connection connection) => default;
    }
}
