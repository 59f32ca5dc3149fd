namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// From one thread to one other, without locks: the writer may be a student's thread, and must neither wait nor show up as waiting.
/// Grows by chunks; what comes while too many are unread is counted and dropped.
/// </summary>
internal sealed class HappeningQueue
{
    private const int ChunkSize = 128;

    private readonly int _mostUnread;

    // Written by the writer only.
    private Chunk _tail;
    private long _added;
    private long _dropped;

    // Written by the reader only.
    private Chunk _head;
    private int _next;
    private long _taken;

    /// <param name="mostUnread">The usual bound is some 3 MB: a tenth of a second of a thread that does nothing but make tasks.</param>
    public HappeningQueue(int mostUnread = 1 << 16)
    {
        _mostUnread = mostUnread;
        _head = _tail = new Chunk();
    }

    /// <summary>How many were dropped so far.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>By the writer.</summary>
    public void Add(in Happening happening)
    {
        if (_added - Volatile.Read(ref _taken) >= _mostUnread)
        {
            Volatile.Write(ref _dropped, _dropped + 1);
            return;
        }

        if (_tail.Count == ChunkSize)
        {
            var next = new Chunk();
            Volatile.Write(ref _tail.Next, next);
            _tail = next;
        }

        _tail.Items[_tail.Count] = happening;
        Volatile.Write(ref _tail.Count, _tail.Count + 1);
        _added++;
    }

    /// <summary>By the reader: takes all that is there.</summary>
    public void TakeInto(List<Happening> taken)
    {
        while (true)
        {
            var count = Volatile.Read(ref _head.Count);
            taken.AddRange(_head.Items.AsSpan(_next, count - _next));
            Volatile.Write(ref _taken, _taken + count - _next);
            _next = count;
            if (count < ChunkSize || Volatile.Read(ref _head.Next) is not { } next)
                return;
            _head = next;
            _next = 0;
        }
    }

    private sealed class Chunk
    {
        public readonly Happening[] Items = new Happening[ChunkSize];
        public int Count;
        public Chunk? Next;
    }
}
