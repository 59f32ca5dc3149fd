using System.Threading.Channels;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// Questions about a text that is being typed. They are answered one after the other, beside the loop that reads them, since the compiler may
/// take its time; a newer one of the same kind takes the older one's worth away. Filled by the shell's loop, emptied by a loop of its own.
/// </summary>
internal sealed class QuestionQueue(Responder responder)
{
    /// <summary>Whoever types on asks anew and takes the older question back; this bounds only what nobody takes back.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Channel<(IMessageHandler Handler, WireMessage Message, CancellationToken Overtaken)> _waiting =
        Channel.CreateUnbounded<(IMessageHandler, WireMessage, CancellationToken)>();

    // Used by the shell's loop alone.
    private readonly Dictionary<string, CancellationTokenSource> _newest = new(StringComparer.Ordinal);

    public void Add(IMessageHandler handler, WireMessage message)
    {
        if (_newest.TryGetValue(handler.MessageType, out var older))
            _ = older.CancelAsync();
        var newest = new CancellationTokenSource();
        _newest[handler.MessageType] = newest;
        _waiting.Writer.TryWrite((handler, message, newest.Token));
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (handler, message, overtaken) in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            using var wanted = CancellationTokenSource.CreateLinkedTokenSource(overtaken, cancellationToken);
            wanted.CancelAfter(Longest);
            await responder.RespondAsync(handler, message, wanted.Token);
        }
    }
}
