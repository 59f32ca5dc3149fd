using System.IO.Pipelines;
using System.Net.Sockets;
using ParallelLab.Zmtp.Frames;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// A connection is a greeting, a handshake, and traffic (37/ZMTP, Formal Grammar). <see cref="OpenAsync"/> does the first two,
/// <see cref="RunAsync"/> the third. It owns its socket. Two tasks work on it: one reads, in <see cref="RunAsync"/>; one writes,
/// in the <see cref="OutgoingPipe"/>. Neither waits for the other, or two peers that both send much would stand still.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int ReadBytes = 32 * 1024;

    private readonly Socket _socket;
    private readonly PipeReader _input;
    private readonly ZmtpOptions _options;
    private readonly OutgoingPipe _outgoing;
    private readonly CancellationTokenSource _ended = new();
    private string? _rejection;

    private Connection(Socket socket, PipeReader input, RemotePeer peer, ZmtpOptions options)
    {
        _socket = socket;
        _input = input;
        _options = options;
        _outgoing = new OutgoingPipe(options);
        Peer = peer;
        Credit = new ReceiveCredit(options.ReceiveMarkBytes);
        Name = Address.OfPeer(socket);
    }

    public RemotePeer Peer { get; }

    public ReceiveCredit Credit { get; }

    /// <summary>Where the peer is, for a log.</summary>
    public string Name { get; }

    private bool SendsHeartbeats => _options.HeartbeatInterval > TimeSpan.Zero && Peer.Speaks31;

    /// <summary>What we allow by ourselves; the peer's PINGs may ask for less.</summary>
    private TimeSpan SilenceLimit => SendsHeartbeats ? _options.HeartbeatTimeout : TimeSpan.MaxValue;

    /// <summary>Greets and shakes hands. The socket belongs to the connection only if this succeeds.</summary>
    /// <exception cref="ZmtpViolationException">The peer is not one to talk to, or takes too long.</exception>
    /// <exception cref="IOException">The peer left.</exception>
    public static async Task<Connection> OpenAsync(
        Socket socket, SocketKind kind, bool isServer, ZmtpOptions options, CancellationToken cancellationToken)
    {
        var stream = new NetworkStream(socket, ownsSocket: false);
        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadBytes, leaveOpen: true));
        var handshake = new NullHandshake(input, stream, kind, options.Identity);
        using var deadline = new CancellationTokenSource(options.HandshakeTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var peer = await (isServer ? handshake.AsServerAsync(either.Token) : handshake.AsClientAsync(either.Token));
            return new Connection(socket, input, peer, options);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ZmtpViolationException($"It did not finish its handshake within {options.HandshakeTimeout.TotalSeconds} s.");
        }
    }

    /// <inheritdoc cref="OutgoingPipe.TrySend(Message)"/>
    public bool TrySend(Message message) => _outgoing.TrySend(message);

    /// <inheritdoc cref="OutgoingPipe.SendAsync(Message, TimeSpan, CancellationToken)"/>
    public ValueTask<bool> SendAsync(Message message, TimeSpan patience, CancellationToken cancellationToken) =>
        _outgoing.SendAsync(message, patience, cancellationToken);

    /// <inheritdoc cref="OutgoingPipe.SendAsync(Command, CancellationToken)"/>
    public ValueTask<bool> SendAsync(Command command, CancellationToken cancellationToken) =>
        _outgoing.SendAsync(command, cancellationToken);

    /// <summary>Ends the connection for what the peer did. May be called from anywhere, also twice.</summary>
    public void Reject(string reason)
    {
        Interlocked.CompareExchange(ref _rejection, reason, null);
        _ended.Cancel();
    }

    /// <summary>
    /// Reads until the peer leaves or is rejected, or until <paramref name="stop"/>, which lets what waits to be sent still go out,
    /// for as long as <see cref="ZmtpOptions.Linger"/> says. Afterwards the socket is closed and no task of the connection is left.
    /// </summary>
    /// <param name="unfinished">Shared with the other connections of the socket; null where this is its only one.</param>
    /// <exception cref="ZmtpViolationException">The peer was rejected.</exception>
    public async Task RunAsync(IConnectionEvents events, CancellationToken stop, UnfinishedMessages? unfinished = null)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, _ended.Token);
        using var watch = new SilenceWatch(_options.Time, () => Reject("It has been silent for longer than a heartbeat allows."));
        var writing = WriteAsync();
        var pinging = PingAsync(watch, ended.Token);
        try
        {
            await ReadAsync(events, watch, unfinished, ended.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // It is being closed from this side, or the peer vanished: an end like any other.
        }
        finally
        {
            unfinished?.Hold(this, 0);
            _outgoing.Close();
            if (stop.IsCancellationRequested)
                await LingerAsync(writing);
            Dispose();
            await Task.WhenAll(writing, pinging);
        }

        if (_rejection is { } reason)
            throw new ZmtpViolationException(reason);
    }

    public void Dispose()
    {
        _ended.Cancel();
        _input.Complete();
        _socket.Dispose();
    }

    private async Task ReadAsync(
        IConnectionEvents events, SilenceWatch watch, UnfinishedMessages? unfinished, CancellationToken cancellationToken)
    {
        var assembly = new MessageAssembly(_options.MaxMessageBytes, _options.MaxParts);
        long held = 0;
        while (true)
        {
            watch.Listen();
            var result = await _input.ReadAsync(cancellationToken);
            watch.Hear();
            var octets = result.Buffer;
            while (FrameDecoder.TryRead(ref octets, assembly.Room, out var frame))
            {
                if (frame.IsCommand)
                    await ObeyAsync(CommandCodec.Read(frame.Body), events, watch, cancellationToken);
                else if (assembly.Add(frame) is { } message)
                    await events.ReceiveAsync(this, message, cancellationToken);
            }

            if (result.IsCompleted)
                return;
            if (held != (held = octets.Length + assembly.Bytes))
                unfinished?.Hold(this, held);
            _input.AdvanceTo(octets.Start, octets.End);
        }
    }

    private ValueTask ObeyAsync(Command command, IConnectionEvents events, SilenceWatch watch, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case Command.Ping ping:
                if (ping.TimeToLive > TimeSpan.Zero)
                    watch.Allow(ping.TimeToLive < SilenceLimit ? ping.TimeToLive : SilenceLimit);
                // A full queue drops the PONG: the peer has octets of ours to read, and each of them is a sign of life.
                _outgoing.TrySend(new Command.Pong(ping.Context));
                return default;
            case Command.Subscribe subscribe:
                return events.ChangeSubscriptionAsync(this, new SubscriptionChange(true, subscribe.Topic), cancellationToken);
            case Command.Cancel cancel:
                return events.ChangeSubscriptionAsync(this, new SubscriptionChange(false, cancel.Topic), cancellationToken);
            case Command.Error error:
                throw new ZmtpViolationException($"It ends the connection with an error: {error.Reason}");
            default:
                return default;
        }
    }

    private async Task WriteAsync()
    {
        await _outgoing.DrainAsync(_socket);
        // A connection that can't be written to is of no use for reading either.
        await _ended.CancelAsync();
    }

    /// <summary>37/ZMTP, Connection Heartbeating: PING and PONG are new in 3.1, and a 3.0 peer must be spared them.</summary>
    private async Task PingAsync(SilenceWatch watch, CancellationToken cancellationToken)
    {
        if (!SendsHeartbeats)
            return;

        watch.Allow(SilenceLimit);
        var ping = new Command.Ping(_options.HeartbeatTimeout, ReadOnlyMemory<byte>.Empty);
        using var timer = new PeriodicTimer(_options.HeartbeatInterval, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                _outgoing.TrySend(ping);
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
    }

    private async Task LingerAsync(Task writing)
    {
        try
        {
            await writing.WaitAsync(_options.Linger, _options.Time);
        }
        catch (TimeoutException)
        {
            // The peer does not read: what it has not taken by now it will not get.
        }
    }
}
