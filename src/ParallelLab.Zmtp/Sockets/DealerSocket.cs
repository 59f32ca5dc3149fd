using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// A client that sends and receives as it likes, without turns (28/REQREP, The DEALER Socket Type). It talks to one server.
/// </summary>
public sealed class DealerSocket : IAsyncDisposable
{
    private readonly ClientConnection _connection;

    private DealerSocket(ClientConnection connection) => _connection = connection;

    /// <summary>Complete after the handshake.</summary>
    /// <exception cref="FormatException">The text is no endpoint.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody listens there.</exception>
    /// <exception cref="PeerClosedException">Whoever listens there does not shake hands with a socket of this kind.</exception>
    public static async Task<DealerSocket> ConnectAsync(
        string endpoint, ZmtpOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await ClientConnection.ConnectAsync(endpoint, SocketKind.Dealer, options, cancellationToken));

    /// <exception cref="PeerClosedException">The server has closed the connection, and everything it sent has been received.</exception>
    /// <exception cref="OperationCanceledException">Nothing was received, and nothing is lost.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed.</exception>
    public ValueTask<Message> ReceiveAsync(CancellationToken cancellationToken = default) => _connection.ReceiveAsync(cancellationToken);

    /// <summary>Waits while more than <see cref="ZmtpOptions.SendMarkBytes"/> has not been taken by the server.</summary>
    /// <exception cref="PeerClosedException">The server has closed the connection.</exception>
    /// <exception cref="OperationCanceledException">The message is not sent.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed.</exception>
    public ValueTask SendAsync(Message message, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(message, cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
