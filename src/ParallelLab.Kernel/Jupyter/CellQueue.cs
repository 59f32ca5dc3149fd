using System.Threading.Channels;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// The cells that wait for the one before them. Filled by the shell's loop, emptied by a loop of its own. That loop goes on where it waited, on the
/// thread that brings it a cell, and leaves it at the compiler: a change of threads is a good part of what a small cell costs.
/// </summary>
/// <param name="betweenCells">What an answer need not wait for; called after each.</param>
internal sealed class CellQueue(Responder responder, Action betweenCells)
{
    private readonly Channel<(long Number, IMessageHandler Handler, WireMessage Message)> _waiting =
        Channel.CreateUnbounded<(long, IMessageHandler, WireMessage)>(
            new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private long _last;
    private long _abortedUpTo;

    public void Add(IMessageHandler handler, WireMessage message) =>
        _waiting.Writer.TryWrite((Interlocked.Increment(ref _last), handler, message));

    /// <summary>A cell has failed, and those that wait now were meant to run only after its success.</summary>
    public void AbortWaiting() => Volatile.Write(ref _abortedUpTo, Volatile.Read(ref _last));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (number, handler, message) in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            await (number <= Volatile.Read(ref _abortedUpTo)
                ? responder.AbortAsync(handler, message)
                : responder.RespondAsync(handler, message, cancellationToken));
            betweenCells();
        }
    }
}
