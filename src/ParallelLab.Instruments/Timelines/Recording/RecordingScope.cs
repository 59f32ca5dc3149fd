using System.Diagnostics;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// One recording, as the threads see it. It flows with the execution context into the threads, tasks, timers and pool items that the
/// recorded code starts, and the runtime announces each change of it on the thread itself: that tells which threads are lanes, and when.
/// </summary>
/// <remarks>
/// Contexts may keep it alive long after the recording, so <see cref="Close"/> lets go of all it holds.
/// Code that was started without its context (<c>UnsafeStart</c>, <c>SuppressFlow</c>) is in no lane.
/// </remarks>
internal sealed class RecordingScope
{
    private static readonly AsyncLocal<RecordingScope?> Ambient = new(OnChange);

    private static RecordingScope? s_open;

    private LaneWriter? _newest;
    private int _lanes;
    private volatile bool _isOpen;

    private RecordingScope()
    {
    }

    /// <summary>When it began, by <see cref="Stopwatch"/>, in ticks of 100 ns.</summary>
    public long Began { get; private set; }

    /// <summary>Since then, in ticks of 100 ns.</summary>
    public long Now => Clock - Began;

    /// <summary>It has begun and goes on: what happens now belongs to it.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>The thread that began it.</summary>
    public Thread? Main { get; private set; }

    /// <summary>The lanes' ends on the side of the threads, the newest first.</summary>
    public LaneWriter? Newest => Volatile.Read(ref _newest);

    /// <exception cref="InvalidOperationException">Another recording goes on: the runtime's events are the whole process's.</exception>
    public static RecordingScope Reserve()
    {
        var scope = new RecordingScope();
        return Interlocked.CompareExchange(ref s_open, scope, null) is null
            ? scope
            : throw new InvalidOperationException("A timeline is being recorded already; there can be one at a time in a process.");
    }

    /// <summary>The recording begins: the calling thread is in it, and what that starts will be.</summary>
    public void Begin()
    {
        Main = Thread.CurrentThread;
        Began = Clock;
        _isOpen = true;
        Ambient.Value = this;
    }

    /// <summary>The calling thread is in it no more.</summary>
    public static void Leave() => Ambient.Value = null;

    public void Close()
    {
        _isOpen = false;
        Volatile.Write(ref _newest, null);
        Main = null;
        Interlocked.CompareExchange(ref s_open, null, this);
    }

    /// <summary>A number for a lane.</summary>
    public int NextId() => Interlocked.Increment(ref _lanes) - 1;

    public void Register(LaneWriter writer)
    {
        LaneWriter? newest;
        do
        {
            newest = Volatile.Read(ref _newest);
            writer.Older = newest;
        }
        while (Interlocked.CompareExchange(ref _newest, writer, newest) != newest);
    }

    private static long Clock => Stopwatch.GetElapsedTime(0).Ticks;

    private static void OnChange(AsyncLocalValueChangedArgs<RecordingScope?> change)
    {
        if (change.PreviousValue is { IsOpen: true } left)
            LaneWriter.OfThisThread(left).Leave();
        if (change.CurrentValue is { IsOpen: true } entered)
            LaneWriter.OfThisThread(entered).Enter();
    }
}
