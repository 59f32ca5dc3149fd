using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Worker.Frames;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// All that is published, in one order. Publishing never waits: it queues, and one loop writes. While that loop is busy, texts of the
/// same cell and stream gather and become one message; the first text finds it idle and goes at once.
/// </summary>
/// <remarks>
/// The socket makes nobody wait either: a subscriber that is more than <see cref="ZmtpOptions.SendMarkBytes"/> behind loses the oldest of what
/// waits for it, and the others notice nothing. All that one cell may print fits below that mark.
/// </remarks>
internal sealed class Iopub(XPublisherSocket socket, MessageWriter writer)
{
    private const int MostMergedText = 1024 * 1024;

    private readonly Channel<Publication> _waiting =
        Channel.CreateUnbounded<Publication>(new UnboundedChannelOptions { SingleReader = true });

    public void Publish<T>(ReadOnlyMemory<byte> parentHeader, string type, T content, JsonTypeInfo<T> json) =>
        _waiting.Writer.TryWrite(new Publication.Whole(parentHeader, type, JsonSerializer.SerializeToUtf8Bytes(content, json)));

    public void PublishText(ReadOnlyMemory<byte> parentHeader, OutputStream stream, string text) =>
        _waiting.Writer.TryWrite(new Publication.Text(parentHeader, stream, text));

    /// <summary>Writes first that the kernel starts, then until <see cref="Complete"/> is called, and then what still waits.</summary>
    public async Task WriteAllAsync()
    {
        socket.Send(Write(Topic("status"), "status", default, Starting()));
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (_waiting.Reader.TryRead(out var next))
                socket.Send(ToMessage(next));
        }
    }

    /// <summary>
    /// Greets each subscriber once its subscription is in force (protocol 5.4, iopub_welcome): from then on it misses nothing.
    /// </summary>
    public async Task WelcomeAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in socket.ReceiveAllAsync(cancellationToken))
        {
            if (change.IsSubscription)
                _waiting.Writer.TryWrite(new Publication.Welcome(change.Topic));
        }
    }

    /// <summary>Nothing is published from here on.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    private Message ToMessage(Publication publication) => publication switch
    {
        Publication.Whole whole => Write(Topic(whole.Type), whole.Type, whole.ParentHeader, whole.Content),
        Publication.Welcome welcome => Write(welcome.Topic, "iopub_welcome", default, WelcomeTo(welcome.Topic)),
        Publication.Text text => Write(Topic("stream"), "stream", text.ParentHeader, Gather(text)),
        _ => throw new ArgumentOutOfRangeException(nameof(publication)),
    };

    private Message Write(ReadOnlyMemory<byte> topic, string type, ReadOnlyMemory<byte> parentHeader, ReadOnlyMemory<byte> content) =>
        writer.Write([topic], type, parentHeader, content);

    private byte[] Gather(Publication.Text first)
    {
        StringBuilder? gathered = null;
        var length = first.Content.Length;
        while (length < MostMergedText && _waiting.Reader.TryPeek(out var next) && next is Publication.Text more && more.Continues(first))
        {
            _waiting.Reader.TryRead(out _);
            gathered ??= new StringBuilder(first.Content);
            gathered.Append(more.Content);
            length = gathered.Length;
        }

        var text = new StreamText(first.Stream == OutputStream.Out ? "stdout" : "stderr", gathered?.ToString() ?? first.Content);
        return JsonSerializer.SerializeToUtf8Bytes(text, JupyterJson.Default.StreamText);
    }

    private static byte[] Starting() => JsonSerializer.SerializeToUtf8Bytes(new Status("starting"), JupyterJson.Default.Status);

    private static byte[] Topic(string type) => Encoding.ASCII.GetBytes(type);

    private static byte[] WelcomeTo(ReadOnlyMemory<byte> topic) =>
        JsonSerializer.SerializeToUtf8Bytes(new IopubWelcome(Encoding.UTF8.GetString(topic.Span)), JupyterJson.Default.IopubWelcome);

    /// <summary>What waits to be written. A closed set.</summary>
    private abstract record Publication
    {
        public sealed record Whole(ReadOnlyMemory<byte> ParentHeader, string Type, ReadOnlyMemory<byte> Content) : Publication;

        public sealed record Welcome(ReadOnlyMemory<byte> Topic) : Publication;

        public sealed record Text(ReadOnlyMemory<byte> ParentHeader, OutputStream Stream, string Content) : Publication
        {
            // A cell's outputs all carry the same memory: no need to look at the bytes.
            public bool Continues(Text first) => Stream == first.Stream && ParentHeader.Equals(first.ParentHeader);
        }
    }
}
