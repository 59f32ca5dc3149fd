using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// All that the worker says, in order. Any thread appends; one thread of its own sends, so that a student's thread does not wait for the
/// link. Text that finds the queue empty goes out at once, what follows within <see cref="Coalesce"/> goes together.
/// </summary>
/// <remarks>
/// The gate is a spin lock around a few stores. (Console.Out adds a monitor of its own, as it does in any program.)
/// </remarks>
internal sealed class OutputQueue
{
    /// <summary>How long later text of a burst waits for company.</summary>
    public static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(5);

    // Whoever prints or displays waits above this, so that a link that lags does not fill the memory.
    private const int MostPending = 4 * 1024 * 1024;
    private const int LongestText = 1024 * 1024;

    private readonly FrameStream _link;
    private readonly Lock _sending = new();
    private readonly AutoResetEvent _pending = new(initialState: false);
    private readonly AutoResetEvent _urgent = new(initialState: false);
    private readonly ManualResetEvent _hasRoom = new(initialState: true);
    private readonly ConcurrentDictionary<int, bool> _muted = new();
    private readonly CellStyles _styles = new();

    // Owned by whoever holds the gate.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private List<Entry> _entries = [];
    private int _pendingSize;

    private volatile bool _isClosed;

    public OutputQueue(FrameStream link)
    {
        _link = link;
        WorkerThread.Start("ParallelLab output", SendAll);
    }

    /// <summary>Queues text of a cell; <paramref name="newLine"/> ends it with a line break in the same breath.</summary>
    public void Append(int cell, OutputStream stream, ReadOnlySpan<char> text, bool newLine = false)
    {
        while (text.Length > LongestText)
        {
            AppendPiece(cell, stream, text[..LongestText], newLine: false);
            text = text[LongestText..];
        }

        if (!text.IsEmpty || newLine)
            AppendPiece(cell, stream, text, newLine);
    }

    /// <summary>Queues something that a cell shows, behind all text so far. Waits, as text does, where the link lags.</summary>
    public void Show(int cell, CellOutput output)
    {
        if (_isClosed || IsMuted(cell))
            return;
        var frame = FrameStream.Encode(new WorkerFrame.Output(cell, _styles.Once(cell, output)));
        AwaitRoom();
        Add(frame);
    }

    /// <summary>Queues a frame of the worker's own behind all that is queued so far, and sends both without delay.</summary>
    public void Send(WorkerFrame frame) => Add(FrameStream.Encode(frame));

    /// <summary>Sends what is queued on the calling thread: for the moment in which the process ends.</summary>
    public void SendRest()
    {
        _isClosed = true;
        SendEntries();
    }

    /// <summary>What that cell prints from now on is dropped here: the kernel would drop it anyway.</summary>
    public void Mute(int cell) => _muted.TryAdd(cell, true);

    /// <summary>Takes the gate and gives it back: hangs if an aborted thread has kept it.</summary>
    public void Probe()
    {
        var taken = false;
        _gate.Enter(ref taken);
        _gate.Exit();
    }

    private void AppendPiece(int cell, OutputStream stream, ReadOnlySpan<char> text, bool newLine)
    {
        if (_isClosed || IsMuted(cell))
            return;
        AwaitRoom();

        var wasEmpty = false;
        var taken = false;
        try
        {
            _gate.Enter(ref taken);
            wasEmpty = _entries.Count == 0;
            var buffer = BufferFor(cell, stream);
            buffer.Append(text);
            if (newLine)
                buffer.Append('\n');
            Grow(text.Length + 1);
        }
        finally
        {
            if (taken)
                _gate.Exit();
        }

        if (wasEmpty)
            _pending.Set();
    }

    private bool IsMuted(int cell) => !_muted.IsEmpty && _muted.ContainsKey(cell);

    private void AwaitRoom()
    {
        if (Volatile.Read(ref _pendingSize) > MostPending)
            _hasRoom.WaitOne();
    }

    private void Add(byte[] frame)
    {
        var taken = false;
        try
        {
            _gate.Enter(ref taken);
            _entries.Add(new Entry.Whole(frame));
            Grow(frame.Length);
        }
        finally
        {
            if (taken)
                _gate.Exit();
        }

        _pending.Set();
        _urgent.Set();
    }

    // Under the gate.
    private void Grow(int size)
    {
        _pendingSize += size;
        if (_pendingSize > MostPending)
            _hasRoom.Reset();
    }

    private void SendAll()
    {
        while (true)
        {
            _pending.WaitOne();
            try
            {
                SendEntries();
            }
            catch (IOException)
            {
                // The kernel is gone; the thread that reads from it ends the process.
                return;
            }

            _urgent.WaitOne(Coalesce);
        }
    }

    private void SendEntries()
    {
        lock (_sending)
        {
            foreach (var entry in TakeEntries())
                _link.WriteEncoded(entry.ToFrame());
        }
    }

    private List<Entry> TakeEntries()
    {
        var taken = false;
        try
        {
            _gate.Enter(ref taken);
            var entries = _entries;
            _entries = [];
            _pendingSize = 0;
            _hasRoom.Set();
            KeepHalfCharacter(entries);
            return entries;
        }
        finally
        {
            if (taken)
                _gate.Exit();
        }
    }

    // The first half of a surrogate pair waits for its second, unless the process ends: alone it could not travel as UTF-8.
    private void KeepHalfCharacter(List<Entry> entries)
    {
        if (_isClosed || entries is not [.., Entry.Text { Content: { Length: > 0 } text } last] || !char.IsHighSurrogate(text[^1]))
            return;
        BufferFor(last.Cell, last.Stream).Append(text[^1]);
        text.Length--;
    }

    private StringBuilder BufferFor(int cell, OutputStream stream)
    {
        if (_entries is [.., Entry.Text last] && last.Cell == cell && last.Stream == stream)
            return last.Content;
        var next = new Entry.Text(cell, stream, new StringBuilder());
        _entries.Add(next);
        return next.Content;
    }

    /// <summary>What waits to be sent. A closed set.</summary>
    private abstract record Entry
    {
        public byte[] ToFrame() => this switch
        {
            Text text => FrameStream.Encode(new WorkerFrame.Output(text.Cell, new CellOutput.Text(text.Stream, text.Content.ToString()))),
            Whole whole => whole.Frame,
            _ => throw new UnreachableException(),
        };

        public sealed record Text(int Cell, OutputStream Stream, StringBuilder Content) : Entry;

        public sealed record Whole(byte[] Frame) : Entry;
    }
}
