using System.Collections.Concurrent;
using System.Diagnostics;

namespace ParallelLab.Worker.Display;

/// <summary>
/// The time that the calling thread has for looking into one value. What waits when it is over (a property that sleeps, or wants a lock) is
/// interrupted, and then nothing more is looked into. Who only computes has longer: on a busy machine that may be no fault of the value's.
/// What computes without end can't be helped from here: the cell can be stopped, as ever.
/// </summary>
/// <remarks>Made, asked and disposed by the thread that reads. All readings share one thread that watches, started with the first.</remarks>
internal sealed class ReadingTime : IDisposable
{
    private static readonly ConcurrentQueue<ReadingTime> Begun = new();
    private static readonly AutoResetEvent HasBegun = new(initialState: false);
    private static readonly Lazy<Thread> Watch = new(StartWatch);

    private const int Reading = 0;
    private const int Interrupting = 1;
    private const int Interrupted = 2;
    private const int Ended = 3;

    private readonly Thread _reader = Thread.CurrentThread;
    private readonly long _start = Stopwatch.GetTimestamp();
    private bool _wasCaught;
    private int _state = Reading;

    public ReadingTime()
    {
        _ = Watch.Value;
        Begun.Enqueue(this);
        HasBegun.Set();
    }

    public bool IsOver => _wasCaught || Elapsed > DisplayLimits.Running;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Whether it was this time's end that interrupted the reader, and not a stop of the cell.</summary>
    public bool HasInterrupted()
    {
        var isOurs = Volatile.Read(ref _state) is Interrupting or Interrupted;
        _wasCaught |= isOurs;
        return isOurs;
    }

    /// <summary>From here on the reader is not interrupted any more, and no interrupt is left pending.</summary>
    public void Dispose()
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Reading) == Reading)
            return;
        var spinner = new SpinWait();
        while (Volatile.Read(ref _state) == Interrupting)
            spinner.SpinOnce(sleep1Threshold: -1);
        if (!_wasCaught)
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

    // All have the same time, so they run out in the order in which they began.
    private static void WatchAll()
    {
        while (HasBegun.WaitOne())
        {
            while (Begun.TryDequeue(out var next))
                next.EndInTime();
        }
    }

    private void EndInTime()
    {
        while (Volatile.Read(ref _state) == Reading && DisplayLimits.Reading - Elapsed is { Ticks: > 0 } left)
            Thread.Sleep(left + TimeSpan.FromMilliseconds(1));
        if (Interlocked.CompareExchange(ref _state, Interrupting, Reading) != Reading)
            return;
        _reader.Interrupt();
        Volatile.Write(ref _state, Interrupted);
    }
}
