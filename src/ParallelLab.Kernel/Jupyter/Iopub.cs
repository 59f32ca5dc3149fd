using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Worker.Frames;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// All that is published, in one order. Whoever publishes something whole also writes what waits, unless another thread is at it already and
/// takes this along: so nobody waits, and a cell's few messages cost no change of threads. Texts are left to the pool: until it comes, and
/// while it writes, those of the same cell and stream gather and become one message.
/// </summary>
/// <remarks>
/// The socket makes nobody wait either: a subscriber that is more than <see cref="ZmtpOptions.SendMarkBytes"/> behind loses the oldest of what
/// waits for it, and the others notice nothing. All that one cell may print fits below that mark.
/// </remarks>
internal sealed class Iopub(XPublisherSocket socket, MessageWriter writer)
{
    private const int MostMergedText = 1024 * 1024;

    private readonly ConcurrentQueue<Publication> _waiting = new();

    // Held by the thread that writes: it alone takes from the queue.
    private readonly Lock _writing = new();

    private int _textIsDue;
    private volatile bool _isComplete;

    public void Publish<T>(ReadOnlyMemory<byte> parentHeader, string type, T content, JsonTypeInfo<T> json)
    {
        Enqueue(new Publication.Whole(parentHeader, type, JsonSerializer.SerializeToUtf8Bytes(content, json)));
        WriteWaiting();
    }

    public void PublishText(ReadOnlyMemory<byte> parentHeader, OutputStream stream, string text)
    {
        Enqueue(new Publication.Text(parentHeader, stream, text));
        if (Interlocked.Exchange(ref _textIsDue, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static iopub => iopub.WriteTexts(), this, preferLocal: false);
    }

    /// <summary>Says that the kernel starts: before anything else is published.</summary>
    public void PublishStarting() => Publish(default, "status", new Status("starting"), JupyterJson.Default.Status);

    /// <summary>
    /// Greets each subscriber once its subscription is in force (protocol 5.4, iopub_welcome): from then on it misses nothing.
    /// </summary>
    public async Task WelcomeAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in socket.ReceiveAllAsync(cancellationToken))
        {
            if (!change.IsSubscription)
                continue;
            Enqueue(new Publication.Welcome(change.Topic));
            WriteWaiting();
        }
    }

    /// <summary>Nothing is published from here on; what was is written when this returns.</summary>
    public void Complete()
    {
        _isComplete = true;
        lock (_writing)
            WriteAll();
    }

    private void Enqueue(Publication publication)
    {
        if (!_isComplete)
            _waiting.Enqueue(publication);
    }

    private void WriteTexts()
    {
        Volatile.Write(ref _textIsDue, 0); // First: what comes from here on may come too late for this writing.
        WriteWaiting();
    }

    // Whoever finds the lock taken may leave: its holder looks again after it has given the lock back.
    private void WriteWaiting()
    {
        while (!_waiting.IsEmpty && _writing.TryEnter())
        {
            try
            {
                WriteAll();
            }
            finally
            {
                _writing.Exit();
            }
        }
    }

    private void WriteAll()
    {
        while (_waiting.TryDequeue(out var next))
            socket.Send(ToMessage(next));
    }

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
        while (length < MostMergedText && _waiting.TryPeek(out var next) && next is Publication.Text more && more.Continues(first))
        {
            _waiting.TryDequeue(out _);
            gathered ??= new StringBuilder(first.Content);
            gathered.Append(more.Content);
            length = gathered.Length;
        }

        var text = new StreamText(first.Stream == OutputStream.Out ? "stdout" : "stderr", gathered?.ToString() ?? first.Content);
        return JsonSerializer.SerializeToUtf8Bytes(text, JupyterJson.Default.StreamText);
    }

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
