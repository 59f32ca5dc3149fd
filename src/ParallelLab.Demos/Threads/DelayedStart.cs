namespace ParallelLab.Demos;

/// <summary>
/// Starts a thread after a delay. The thread exists from the beginning: its name is known, and it can be called off,
/// before any of its code has run.
/// </summary>
/// <remarks>
/// <para>A timer says <em>when</em>, a thread says <em>where</em>. The callback of a .NET timer runs on some thread of the
/// pool, which is right for short work; here it does nothing but start the thread that was made for the work.</para>
/// <para>Waiting for such a thread needs care: <see cref="Thread.Join()"/> on a thread that has not started throws
/// <see cref="ThreadStateException"/>. <see cref="Join"/> first waits until it is decided whether the thread will run at all.</para>
/// <para>Hold on to the object until it is due: a timer that nobody refers to may be collected and never fire.</para>
/// </remarks>
public sealed class DelayedStart
{
    private readonly Thread _thread;
    private readonly ITimer _timer;

    /// <summary>Set once, when the thread has been started or will never be.</summary>
    private readonly ManualResetEventSlim _decided = new();

    /// <summary>Moves once from <see cref="Fate.Open"/>, by whoever comes first: the timer or <see cref="Cancel"/>.</summary>
    private Fate _fate;

    /// <summary>Begins to count down.</summary>
    /// <param name="thread">The thread to start; made, named and not yet started. Nobody else may start it from now on.</param>
    /// <param name="delay">How long to wait before it.</param>
    /// <param name="time">The clock; the system's if none is given.</param>
    /// <exception cref="ThreadStateException">The thread has been started already.</exception>
    public DelayedStart(Thread thread, TimeSpan delay, TimeProvider? time = null)
    {
        if (!thread.ThreadState.HasFlag(ThreadState.Unstarted))
            throw new ThreadStateException($"{ThreadNameEnricher.NameOf(thread)} has been started already.");

        _thread = thread;
        _timer = (time ?? TimeProvider.System).CreateTimer(_ => StartThread(), null, delay, Timeout.InfiniteTimeSpan);
    }

    private enum Fate
    {
        Open,
        Started,
        Cancelled,
    }

    /// <summary>Calls the start off. False if it is too late: the thread was started, or had been called off before.</summary>
    public bool Cancel()
    {
        if (!Decide(Fate.Cancelled))
            return false;

        _timer.Dispose();
        _decided.Set();
        return true;
    }

    /// <summary>Waits until the thread has been started and has ended, or returns at once if it was called off.</summary>
    public void Join()
    {
        _decided.Wait();
        if (_fate == Fate.Started)
            _thread.Join();
    }

    private void StartThread()
    {
        if (!Decide(Fate.Started))
            return;

        _thread.Start();
        _decided.Set();
    }

    private bool Decide(Fate fate) => Interlocked.CompareExchange(ref _fate, fate, Fate.Open) == Fate.Open;
}
