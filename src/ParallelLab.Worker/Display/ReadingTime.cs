using System.Collections.Concurrent;
using System.Diagnostics;
using ParallelLab.Instruments;

namespace ParallelLab.Worker.Display;

/// <summary>
/// The time that the calling thread has for looking into one value. When it is over, what waits (a property that sleeps, or wants a lock) is
/// interrupted, what computes is told to end, and nothing more is looked into. Who computes is measured by the processor time that it has
/// taken: on a busy machine it may be no fault of the value's that it is late.
/// </summary>
/// <remarks>Made, asked and disposed by the thread that reads. All readings share one thread that watches, started with the first.</remarks>
internal sealed class ReadingTime : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private static readonly ConcurrentQueue<ReadingTime> Begun = new();
    private static readonly AutoResetEvent HasBegun = new(initialState: false);
    private static readonly Lazy<Thread> Watch = new(StartWatch);

    private const int Reading = 0;
    private const int Pressing = 1;
    private const int Ended = 2;

    private readonly TimeSpan _patience;
    private readonly Type _value;
    private readonly ILook? _look;
    private readonly Thread _reader = Thread.CurrentThread;
    private readonly int _readerId = OsThreads.CurrentId;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _state = Reading;
    private volatile bool _isOver;
    private volatile bool _wasInterrupted;

    // Owned by the thread that watches.
    private TimeSpan? _cpuBefore;
    private TimeSpan _overSince;
    private bool _isGivenUp;

    /// <param name="patience">How long the value may wait, and how long compute.</param>
    public ReadingTime(TimeSpan patience, object value, FormatterCatalog catalog)
    {
        _patience = patience;
        _value = value.GetType();
        _look = catalog.BeginLook();
        _ = Watch.Value;
        Begun.Enqueue(this);
        HasBegun.Set();
    }

    public bool IsOver => _isOver;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>What is shown in place of what threw this; null for a stop of the cell, which passes through.</summary>
    public string? Say(Exception e) => IsOver ? "<not waited for: it takes too long>" : Thrown.IsShown(e) ? Thrown.Text(e) : null;

    /// <summary>From here on the reader is not interrupted any more, and no interrupt is left pending.</summary>
    public void Dispose()
    {
        var spinner = new SpinWait();
        while (Interlocked.CompareExchange(ref _state, Ended, Reading) != Reading)
            spinner.SpinOnce(sleep1Threshold: -1);
        _look?.Dispose();
        if (_wasInterrupted)
            TakeBackInterrupt();
    }

    private static void TakeBackInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // It had met no wait.
        }
    }

    private static Thread StartWatch()
    {
        var thread = new Thread(WatchAll) { IsBackground = true, Name = "ParallelLab display" };
        thread.UnsafeStart();
        return thread;
    }

    private static void WatchAll()
    {
        var watched = new List<ReadingTime>();
        while (true)
        {
            HasBegun.WaitOne(watched.Count == 0 ? Timeout.InfiniteTimeSpan : Tick);
            while (Begun.TryDequeue(out var next))
                watched.Add(next);
            watched.RemoveAll(reading => Volatile.Read(ref reading._state) == Ended);
            watched.ForEach(reading => reading.Look());
        }
    }

    private void Look()
    {
        if (!_isOver && !HasRunOut())
            return;
        if (Interlocked.CompareExchange(ref _state, Pressing, Reading) != Reading)
            return;
        Press();
        Volatile.Write(ref _state, Reading);
        if (!_isGivenUp && Elapsed - _overSince > DisplayLimits.Running)
            GiveUp();
    }

    private bool HasRunOut()
    {
        if (Elapsed < Tick)
            return false;
        _cpuBefore ??= OsThreads.CpuOf(_readerId);
        return Elapsed >= _patience && (IsWaiting || Elapsed > _patience + DisplayLimits.Running || OsThreads.CpuOf(_readerId) - _cpuBefore > _patience);
    }

    private bool IsWaiting => (_reader.ThreadState & System.Threading.ThreadState.WaitSleepJoin) != 0;

    // What waits and what computes may take turns, and may catch what ends them.
    private void Press()
    {
        if (!_isOver)
            _overSince = Elapsed;
        _isOver = true;
        _look?.End();
        if (!IsWaiting)
            return;
        _wasInterrupted = true;
        _reader.Interrupt();
    }

    private void GiveUp()
    {
        _isGivenUp = true;
        _look?.GiveUp(_value);
    }
}
