using System.Buffers.Binary;
using System.Collections.Concurrent;
using ParallelLab.Zmtp.Connections;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// Talks to many peers and tells them apart: what is received begins with the identity of its sender, what is sent begins with the
/// identity of its receiver (28/REQREP, The ROUTER Socket Type). Any number of callers may send at the same time.
/// </summary>
public sealed class RouterSocket : IAsyncDisposable
{
    private readonly Peers _peers;
    private readonly Listener _listener;

    private RouterSocket(string endpoint, ZmtpOptions options)
    {
        _peers = new Peers(options);
        _listener = Listener.Bind(endpoint, SocketKind.Router, options, _peers);
    }

    /// <summary>What was bound: with the port that the system chose, if port 0 was asked for.</summary>
    public string Endpoint => _listener.Endpoint;

    /// <param name="endpoint"><c>tcp://127.0.0.1:0</c>, <c>tcp://*:5555</c>, <c>ipc:///run/kernel-1</c>.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="FormatException">The text is no endpoint.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">It can't be bound.</exception>
    public static RouterSocket Bind(string endpoint, ZmtpOptions? options = null) => new(endpoint, options ?? ZmtpOptions.Default);

    /// <summary>The next message of any peer, behind the identity of its sender.</summary>
    /// <exception cref="OperationCanceledException">Nothing was received, and nothing is lost.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed.</exception>
    public async ValueTask<Message> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        var (_, message) = await _peers.Inbox.TakeAsync(cancellationToken);
        return message;
    }

    /// <summary>
    /// Sends all parts but the first to the peer that the first names. Complete once the message is in the peer's queue.
    /// A peer that leaves no room for longer than <see cref="ZmtpOptions.SendPatience"/> loses its connection.
    /// </summary>
    /// <returns>False if there is no such peer, or no longer: an everyday matter, because clients come and go.</returns>
    /// <exception cref="ArgumentException">There is nothing behind the identity.</exception>
    /// <exception cref="OperationCanceledException">The message is not sent.</exception>
    public ValueTask<bool> SendAsync(Message message, CancellationToken cancellationToken = default)
    {
        var body = message.From(1);
        return _peers.TryFind(message[0], out var peer) ? _peers.SendAsync(peer, body, cancellationToken) : ValueTask.FromResult(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _peers.Inbox.Close(new ObjectDisposedException(nameof(RouterSocket)));
    }

    /// <summary>The connections by identity. Written by the tasks of the connections, read by whoever sends.</summary>
    private sealed class Peers(ZmtpOptions options) : IConnectionEvents
    {
        private const int MadeUpLength = 5;

        private readonly ConcurrentDictionary<ReadOnlyMemory<byte>, Connection> _byIdentity = new(OctetsComparer.Instance);
        private readonly ConcurrentDictionary<Connection, ReadOnlyMemory<byte>> _identities = new();
        private int _lastMadeUp = Random.Shared.Next();

        public Inbox Inbox { get; } = new();

        public bool TryFind(ReadOnlyMemory<byte> identity, out Connection peer) => _byIdentity.TryGetValue(identity, out peer!);

        public async ValueTask<bool> SendAsync(Connection peer, Message body, CancellationToken cancellationToken)
        {
            try
            {
                return await peer.SendAsync(body, options.SendPatience, cancellationToken);
            }
            catch (TimeoutException)
            {
                peer.Reject($"It has not read what was sent to it for {options.SendPatience.TotalSeconds} s.");
                return false;
            }
        }

        /// <summary>
        /// Two peers can't share an identity: the first keeps it, the second is refused, as libzmq does without ZMQ_ROUTER_HANDOVER.
        /// </summary>
        public string? Join(Connection connection)
        {
            var identity = connection.Peer.Identity;
            if (identity.IsEmpty)
                identity = MakeUpIdentity();
            else if (identity.Length > byte.MaxValue || identity.Span[0] == 0)
                return "Its identity is too long, or begins with the zero kept for ours.";

            // In this order: once it can be found, a message of it may be answered.
            _identities[connection] = identity;
            if (_byIdentity.TryAdd(identity, connection))
                return null;
            _identities.TryRemove(connection, out _);
            return "Another peer has its identity.";
        }

        public ValueTask ReceiveAsync(Connection connection, Message message, CancellationToken cancellationToken) =>
            Inbox.PutAsync(connection, message.WithFirst(_identities[connection]), cancellationToken);

        public ValueTask LeaveAsync(Connection connection)
        {
            if (_identities.TryRemove(connection, out var identity))
                _byIdentity.TryRemove(identity, out _);
            return default;
        }

        /// <summary>
        /// Five octets of which the first is zero, as libzmq makes them: a peer may not announce a zero at the front
        /// (37/ZMTP, The Identity Property), so none can take or guess at a name of this kind.
        /// </summary>
        private byte[] MakeUpIdentity()
        {
            var identity = new byte[MadeUpLength];
            BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref _lastMadeUp));
            return identity;
        }
    }
}
