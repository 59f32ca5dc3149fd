using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using ParallelLab.Zmtp.Frames;

namespace ParallelLab.Zmtp.Handshakes;

/// <summary>
/// From a bare connection to one that may carry messages: greetings cross, then READY from the side that connected and READY
/// from the side that bound (37/ZMTP, The NULL Security Mechanism). One instance a connection; it reads no octet beyond the handshake.
/// </summary>
internal sealed class NullHandshake(PipeReader input, Stream output, SocketKind kind, ReadOnlyMemory<byte> identity)
{
    private delegate bool TryTake<T>(ref ReadOnlySequence<byte> octets, out T value);

    /// <summary>The side that connected speaks first.</summary>
    public async Task<RemotePeer> AsClientAsync(CancellationToken cancellationToken)
    {
        var greeting = await ExchangeGreetingsAsync(cancellationToken);
        await SendAsync(OurReady(), cancellationToken);
        return await ReceiveReadyAsync(greeting, cancellationToken);
    }

    /// <summary>The side that bound answers READY with READY, or with ERROR if the two socket types do not fit.</summary>
    public async Task<RemotePeer> AsServerAsync(CancellationToken cancellationToken)
    {
        var greeting = await ExchangeGreetingsAsync(cancellationToken);
        RemotePeer peer;
        try
        {
            peer = await ReceiveReadyAsync(greeting, cancellationToken);
        }
        catch (ZmtpViolationException error)
        {
            await SendAsync(new Command.Error(error.Message), cancellationToken);
            throw;
        }

        await SendAsync(OurReady(), cancellationToken);
        return peer;
    }

    private Command.Ready OurReady()
    {
        var type = Encoding.ASCII.GetBytes(kind.Name);
        return new Command.Ready(identity.IsEmpty
            ? new Metadata { [Metadata.SocketType] = type }
            : new Metadata { [Metadata.SocketType] = type, [Metadata.Identity] = identity });
    }

    private async Task<Greeting> ExchangeGreetingsAsync(CancellationToken cancellationToken)
    {
        // All of it at once, without a look at the peer: so two peers never wait for each other.
        await output.WriteAsync(Greeting.Ours, cancellationToken);
        return await ReceiveAsync<Greeting>(Greeting.TryRead, cancellationToken);
    }

    private async Task<RemotePeer> ReceiveReadyAsync(Greeting greeting, CancellationToken cancellationToken)
    {
        var metadata = await ReceiveAsync<Command>(TryReadCommand, cancellationToken) switch
        {
            Command.Ready ready => ready.Metadata,
            Command.Error error => throw new EndOfStreamException($"The peer refuses: {error.Reason}"),
            var other => throw new ZmtpViolationException($"It sends {other.GetType().Name} where READY is due."),
        };
        CheckKind(metadata[Metadata.SocketType] ?? default);
        return new RemotePeer(metadata[Metadata.Identity] ?? default, greeting.Speaks31);
    }

    private void CheckKind(ReadOnlyMemory<byte> peer)
    {
        if (!kind.MayTalkTo(peer.Span))
            throw new ZmtpViolationException($"A socket of its type can't talk to a {kind}.");
    }

    private static bool TryReadCommand(ref ReadOnlySequence<byte> octets, out Command command)
    {
        var isThere = FrameDecoder.TryRead(ref octets, maxPart: 0, out var frame);
        if (isThere && !frame.IsCommand)
            throw new ZmtpViolationException("It sends a message before the handshake is done.");
        command = isThere ? CommandCodec.Read(frame.Body) : null!;
        return isThere;
    }

    private async Task<T> ReceiveAsync<T>(TryTake<T> tryTake, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var octets = result.Buffer;
            if (tryTake(ref octets, out var value))
            {
                input.AdvanceTo(octets.Start);
                return value;
            }

            if (result.IsCompleted)
                throw new EndOfStreamException("The peer left during the handshake.");
            input.AdvanceTo(octets.Start, octets.End);
        }
    }

    private async Task SendAsync(Command command, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>();
        CommandCodec.Write(frame, command);
        await output.WriteAsync(frame.WrittenMemory, cancellationToken);
    }
}
