using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// What has arrived and waits for the caller of the socket, in the order of arrival over all peers. It has no bound of its own:
/// each peer's <see cref="ReceiveCredit"/> bounds that peer's share.
/// </summary>
internal sealed class Inbox
{
    private readonly Channel<(Connection From, Message Message)> _channel = Channel.CreateUnbounded<(Connection, Message)>();

    public async ValueTask PutAsync(Connection from, Message message, CancellationToken cancellationToken)
    {
        await from.Credit.TakeAsync(message.Footprint, cancellationToken);
        _channel.Writer.TryWrite((from, message));
    }

    /// <exception cref="OperationCanceledException">Nothing was received.</exception>
    /// <exception cref="Exception">The inbox is empty and closed: the reason it was closed with.</exception>
    public async ValueTask<(Connection From, Message Message)> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var received = await _channel.Reader.ReadAsync(cancellationToken);
            received.From.Credit.Return(received.Message.Footprint);
            return received;
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
            throw;
        }
    }

    /// <summary>What waits can still be taken; whoever then waits for more is told the reason.</summary>
    public void Close(Exception reason) => _channel.Writer.TryComplete(reason);
}
