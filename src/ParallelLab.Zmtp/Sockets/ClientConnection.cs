using ParallelLab.Zmtp.Connections;
using ParallelLab.Zmtp.Frames;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// The side that connects: one connection and what has arrived on it. It does not connect again by itself; when the server is gone,
/// receiving and sending say so with a <see cref="PeerClosedException"/>.
/// </summary>
internal sealed class ClientConnection : IConnectionEvents, IAsyncDisposable
{
    private readonly string _endpoint;
    private readonly Connection _connection;
    private readonly Inbox _inbox = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private ClientConnection(string endpoint, Connection connection)
    {
        _endpoint = endpoint;
        _connection = connection;
        _running = RunAsync();
    }

    /// <summary>Whether SUBSCRIBE and CANCEL are commands to this server; to a 3.0 one they are messages.</summary>
    public bool Speaks31 => _connection.Peer.Speaks31;

    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="FormatException">The text is no endpoint.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody listens there.</exception>
    /// <exception cref="PeerClosedException">Whoever listens there does not shake hands with a socket of this kind.</exception>
    public static async Task<ClientConnection> ConnectAsync(
        string endpoint, SocketKind kind, ZmtpOptions? options, CancellationToken cancellationToken)
    {
        var address = Address.Parse(endpoint);
        var socket = Address.CreateSocket(address);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            var connection = await Connection.OpenAsync(socket, kind, isServer: false, options ?? ZmtpOptions.Default, cancellationToken);
            return new ClientConnection(endpoint, connection);
        }
        catch (Exception error)
        {
            socket.Dispose();
            if (error is ZmtpViolationException or IOException)
                throw new PeerClosedException($"No connection to {endpoint}: {error.Message}", error);
            throw;
        }
    }

    public async ValueTask<Message> ReceiveAsync(CancellationToken cancellationToken) =>
        (await _inbox.TakeAsync(cancellationToken)).Message;

    /// <summary>Waits for room in the queue, as long as the caller does.</summary>
    public async ValueTask SendAsync(Message message, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        if (!await _connection.SendAsync(message, Timeout.InfiniteTimeSpan, cancellationToken))
            throw Closed(null);
    }

    /// <inheritdoc cref="SendAsync(Message, CancellationToken)"/>
    public async ValueTask SendAsync(Command command, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        if (!await _connection.SendAsync(command, cancellationToken))
            throw Closed(null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public string? Join(Connection connection) => null;

    public ValueTask ReceiveAsync(Connection connection, Message message, CancellationToken cancellationToken) =>
        _inbox.PutAsync(connection, message, cancellationToken);

    public ValueTask LeaveAsync(Connection connection)
    {
        _inbox.Close(_stop.IsCancellationRequested ? new ObjectDisposedException("the socket") : Closed(null));
        return default;
    }

    private async Task RunAsync()
    {
        try
        {
            await _connection.RunAsync(this, _stop.Token);
            await LeaveAsync(_connection);
        }
        catch (Exception error)
        {
            // Whatever ended the connection is told to the caller who receives next.
            _inbox.Close(Closed(error));
        }
    }

    private PeerClosedException Closed(Exception? error) =>
        new($"The connection to {_endpoint} is closed{(error is null ? "." : $": {error.Message}")}", error);
}
