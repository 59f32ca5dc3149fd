using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// All that the worker says, in order. Any thread appends; one thread of its own sends, so that a student's thread never waits for the
/// link. Text that finds the queue empty goes out at once, what follows within <see cref="Coalesce"/> goes together.
/// </summary>
/// <remarks>
/// The gate is a spin lock around a few stores: a monitor here would show up as contention in the student's own measurements.
/// </remarks>
internal sealed class OutputQueue
{
    /// <summary>How long later text of a burst waits for company.</summary>
    public static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(5);

    // Printing threads wait above this, so that a link that stands still does not fill the memory.
    private const int MostPendingCharacters = 4 * 1024 * 1024;

    private readonly FrameStream _link;
    private readonly AutoResetEvent _pending = new(initialState: false);
    private readonly AutoResetEvent _urgent = new(initialState: false);
    private readonly ManualResetEvent _hasRoom = new(initialState: true);

    // Owned by whoever holds the gate.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private List<Entry> _entries = [];
    private int _pendingCharacters;

    private readonly ConcurrentDictionary<int, bool> _muted = new();
    private volatile bool _isClosed;

    public OutputQueue(FrameStream link)
    {
        _link = link;
        new Thread(SendAll) { IsBackground = true, Name = "ParallelLab output" }.Start();
    }

    /// <summary>Queues text of a cell; <paramref name="newLine"/> ends it with a line break in the same breath.</summary>
    public void Append(int cell, OutputStream stream, ReadOnlySpan<char> text, bool newLine = false)
    {
        if (_isClosed || (text.IsEmpty && !newLine) || IsMuted(cell))
            return;
        if (Volatile.Read(ref _pendingCharacters) > MostPendingCharacters)
            _hasRoom.WaitOne();

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
            _pendingCharacters += text.Length + 1;
            if (_pendingCharacters > MostPendingCharacters)
                _hasRoom.Reset();
        }
        finally
        {
            if (taken)
                _gate.Exit();
        }

        if (wasEmpty)
            _pending.Set();
    }

    /// <summary>Queues a frame behind all text queued so far, and sends both without delay.</summary>
    public void Send(WorkerFrame frame)
    {
        var taken = false;
        try
        {
            _gate.Enter(ref taken);
            _entries.Add(new Entry.Whole(frame));
        }
        finally
        {
            if (taken)
                _gate.Exit();
        }

        _pending.Set();
        _urgent.Set();
    }

    /// <summary>Sends what is queued on the calling thread: for the moment in which the process ends.</summary>
    public void SendRest()
    {
        _isClosed = true;
        lock (_link)
            SendEntries();
    }

    /// <summary>What that cell prints from now on is dropped here: the kernel would drop it anyway.</summary>
    public void Mute(int cell) => _muted.TryAdd(cell, true);

    private bool IsMuted(int cell) => !_muted.IsEmpty && _muted.ContainsKey(cell);

    private void SendAll()
    {
        while (true)
        {
            _pending.WaitOne();
            try
            {
                lock (_link)
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
        foreach (var entry in TakeEntries())
        {
            _link.Write(entry switch
            {
                Entry.Text text => new WorkerFrame.Output(text.Cell, new CellOutput.Text(text.Stream, text.Content.ToString())),
                Entry.Whole whole => whole.Frame,
                _ => throw new UnreachableException(),
            });
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
            _pendingCharacters = 0;
            _hasRoom.Set();
            return entries;
        }
        finally
        {
            if (taken)
                _gate.Exit();
        }
    }

    private StringBuilder BufferFor(int cell, OutputStream stream)
    {
        if (_entries is [.., Entry.Text last] && last.Cell == cell && last.Stream == stream)
            return last.Content;
        var next = new Entry.Text(cell, stream, new StringBuilder());
        _entries.Add(next);
        return next.Content;
    }

    private abstract record Entry
    {
        public sealed record Text(int Cell, OutputStream Stream, StringBuilder Content) : Entry;

        public sealed record Whole(WorkerFrame Frame) : Entry;
    }
}
