using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ParallelLab.Zmtp.Frames;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// The side that binds: accepts connections and runs each in a task of its own. Owns the listening socket, every connection and every
/// task, and ends them all when it is disposed. Here the errors of peers end: none gets past <see cref="ServeAsync"/>.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private const int Backlog = 512;

    // When descriptors run out accepting fails at once and again and again: a pause keeps that from filling a core.
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Socket _listening;
    private readonly SocketKind _kind;
    private readonly ZmtpOptions _options;
    private readonly IConnectionEvents _events;
    private readonly ConnectionLimit _limit;
    private readonly UnfinishedMessages _unfinished;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _serving = new();
    private readonly Task _accepting;

    private Listener(Socket listening, SocketKind kind, ZmtpOptions options, IConnectionEvents events)
    {
        _listening = listening;
        _kind = kind;
        _options = options;
        _events = events;
        _limit = new ConnectionLimit(options.MaxConnections);
        _unfinished = new UnfinishedMessages(options.MaxUnfinishedBytes);
        Endpoint = Address.Format(listening.LocalEndPoint);
        _accepting = AcceptAsync();
    }

    /// <summary>What was bound: with the port that the system chose, if port 0 was asked for.</summary>
    public string Endpoint { get; }

    /// <exception cref="FormatException">The text is no endpoint.</exception>
    /// <exception cref="SocketException">The endpoint can't be bound: it is in use, or not ours.</exception>
    public static Listener Bind(string endpoint, SocketKind kind, ZmtpOptions options, IConnectionEvents events)
    {
        var address = Address.Resolve(Address.Parse(endpoint));
        var socket = Address.CreateSocket(address);
        try
        {
            RemoveStaleFile(address);
            socket.Bind(address);
            socket.Listen(Backlog);
            return new Listener(socket, kind, options, events);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listening.Dispose();
        await _accepting;
        await Task.WhenAll(_serving.Keys);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listening.AcceptAsync(_stop.Token);
                Track(ServeAsync(socket, await _limit.TakeAsync()));
            }
            catch (SocketException error) when (!_stop.IsCancellationRequested)
            {
                _options.Tell(new PeerRejected(Endpoint, $"A connection could not be accepted: {error.Message}"));
                await Task.Delay(PauseAfterFailure, _options.Time, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Track(Task serving)
    {
        _serving.TryAdd(serving, 0);
        _ = serving.ContinueWith(ended => _serving.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private async Task ServeAsync(Socket socket, ConnectionLimit.Place? place)
    {
        // In this order: a place comes back when its socket is closed.
        using var left = place;
        using var closed = socket;
        var name = Address.OfPeer(socket);
        try
        {
            if (place is null)
                throw new ZmtpViolationException($"It is one more than the {_options.MaxConnections} that can be served.");
            if (socket.ProtocolType == ProtocolType.Tcp)
                socket.NoDelay = true;
            using var connection = await ShakeHandsAsync(socket, place);
            await RunAsync(connection);
        }
        catch (ZmtpViolationException error)
        {
            _options.Tell(new PeerRejected(name, error.Message));
        }
        catch (OperationCanceledException) when (place is { Displaced.IsCancellationRequested: true })
        {
            _options.Tell(new PeerRejected(name, $"It had not finished its handshake when one more than {_options.MaxConnections} came."));
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
            // The peer left in the middle of its handshake, or we stop.
        }
        catch (Exception error)
        {
            _options.Tell(new PeerRejected(name, "Serving it failed through a fault of ours.", error));
        }
    }

    private async Task<Connection> ShakeHandsAsync(Socket socket, ConnectionLimit.Place place)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, place.Displaced);
        var connection = await Connection.OpenAsync(socket, _kind, isServer: true, _options, end.Token);
        place.Keep();
        return connection;
    }

    private async Task RunAsync(Connection connection)
    {
        if (_events.Join(connection) is { } refusal)
            throw new ZmtpViolationException(refusal);
        try
        {
            await connection.RunAsync(_events, _stop.Token, _unfinished);
        }
        finally
        {
            await _events.LeaveAsync(connection);
        }
    }

    /// <summary>A process that was killed leaves the file of its Unix socket behind. It is removed only if nobody answers there.</summary>
    private static void RemoveStaleFile(EndPoint address)
    {
        if (address is not UnixDomainSocketEndPoint || !File.Exists(address.ToString()))
            return;
        try
        {
            using var probe = Address.CreateSocket(address);
            probe.Connect(address);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(address.ToString()!);
        }
    }
}
