namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// A thread's own end of its lane: writes down what the thread says and does. Used by that thread only, but for what is said to be read
/// by others. Everything here runs inside the student's code and so waits for nothing, and throws nothing.
/// </summary>
internal sealed class LaneWriter
{
    [ThreadStatic]
    private static LaneWriter? s_ofThisThread;

    private readonly RecordingScope _scope;
    private readonly HappeningQueue _happenings = new();

    // A bit for each piece of work that the thread is in, the innermost lowest: whether it is a task's own code.
    private ulong _pieces;
    private volatile bool _isInside;
    private volatile string? _lastName;

    private LaneWriter(RecordingScope scope)
    {
        _scope = scope;
        Thread = Thread.CurrentThread;
        var kind = Thread == scope.Main ? LaneKind.Main : Thread.IsThreadPoolThread ? LaneKind.Pool : LaneKind.Thread;
        Origin = new LaneOrigin(scope.NextId(), OsThreads.CurrentId, Thread.ManagedThreadId, kind, () => _lastName ?? Thread.Name);
        scope.Register(this);
    }

    /// <summary>The lane of the calling thread while it runs code of a recording; else null.</summary>
    public static LaneWriter? Current => s_ofThisThread is { _isInside: true } writer ? writer : null;

    public LaneOrigin Origin { get; }

    public Thread Thread { get; }

    /// <summary>The lane that was registered before this one.</summary>
    public LaneWriter? Older { get; set; }

    /// <summary>Whether the thread runs code of the recording now. Read by the sampler.</summary>
    public bool IsInside => _isInside;

    /// <summary>What the reader reads.</summary>
    public HappeningQueue Happenings => _happenings;

    public static LaneWriter OfThisThread(RecordingScope scope) =>
        s_ofThisThread is { } known && known._scope == scope ? known : s_ofThisThread = new LaneWriter(scope);

    public void Enter()
    {
        var (cpu, blocked) = ThreadClock.Own();
        _lastName = null;
        _isInside = true;
        Add(HappeningKind.Entered, cpu, blocked);
    }

    public void Leave()
    {
        var (cpu, blocked) = ThreadClock.Own();
        _lastName = Thread.Name;
        _isInside = false;
        Add(HappeningKind.Left, cpu, blocked);
    }

    public void BeginPiece(int task, bool isOwnCode)
    {
        _pieces = (_pieces << 1) | (isOwnCode ? 1UL : 0);
        if (isOwnCode)
            Add(HappeningKind.PieceBegan, task);
    }

    public void EndPiece()
    {
        if ((_pieces & 1) != 0)
            Add(HappeningKind.PieceEnded);
        _pieces >>= 1;
    }

    public void Add(HappeningKind kind, long a = 0, long b = 0, string? text = null) =>
        _happenings.Add(new Happening(_scope.Now, kind, Origin.Id, a, b, text));
}
