using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>A client that asks and waits for the answer (28/REQREP, The REQ Socket Type). One caller at a time.</summary>
public sealed class RequestSocket : IAsyncDisposable
{
    private readonly ClientConnection _connection;
    private bool _isWaiting;

    private RequestSocket(ClientConnection connection) => _connection = connection;

    /// <inheritdoc cref="DealerSocket.ConnectAsync"/>
    public static async Task<RequestSocket> ConnectAsync(
        string endpoint, ZmtpOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await ClientConnection.ConnectAsync(endpoint, SocketKind.Request, options, cancellationToken));

    /// <exception cref="InvalidOperationException">The last request has no answer yet.</exception>
    /// <exception cref="PeerClosedException">The server has closed the connection.</exception>
    public async ValueTask SendAsync(Message request, CancellationToken cancellationToken = default)
    {
        if (_isWaiting)
            throw new InvalidOperationException("Receive the answer to the last request before you send the next.");
        await _connection.SendAsync(request.WithFirst(Envelope.Delimiter), cancellationToken);
        _isWaiting = true;
    }

    /// <exception cref="InvalidOperationException">Nothing was asked.</exception>
    /// <exception cref="PeerClosedException">The server has closed the connection.</exception>
    public async ValueTask<Message> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        if (!_isWaiting)
            throw new InvalidOperationException("Send a request before you receive its answer.");
        while (true)
        {
            // What does not begin with the delimiter can't be the answer (28/REQREP).
            var message = await _connection.ReceiveAsync(cancellationToken);
            if (message is not [{ IsEmpty: true }, _, ..])
                continue;
            _isWaiting = false;
            return message.From(1);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
