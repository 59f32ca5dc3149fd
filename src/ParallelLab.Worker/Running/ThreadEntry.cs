using ParallelLab.Instruments;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// What the registry knows of one thread. <see cref="Scope"/> is written by the thread itself only; interrupts come from the stop thread.
/// </summary>
internal sealed class ThreadEntry(Thread thread, CellIdentity startedIn)
{
    private readonly WeakReference<Thread> _thread = new(thread);
    private readonly int _osId = OsThreads.CurrentId;
    private readonly bool _isPool = thread.IsThreadPoolThread;
    private readonly bool _runsCells = ReferenceEquals(thread, WorkerHost.CellThread);
    private CellScope? _scope;
    private CellScope? _lastScope;
    private int _interrupting;
    private bool _wasInterrupted;

    /// <summary>The cell whose code the thread runs now; null between two pool items and after the thread's end.</summary>
    public CellScope? Scope => Volatile.Read(ref _scope);

    /// <summary>The cell whose code the thread ran last. An unhandled exception is reported there.</summary>
    public CellScope? LastScope => Volatile.Read(ref _lastScope);

    public int OsId => _osId;

    public bool IsCollected => !_thread.TryGetTarget(out _);

    public bool RunsCells => _runsCells;

    public bool IsOfPool => _isPool;

    /// <summary>The processor time that the thread has taken so far; null where the system does not tell.</summary>
    public TimeSpan? Cpu => OsThreads.CpuOf(_osId);

    public bool IsForeground => ThreadOrNull is { IsAlive: true, IsBackground: false } && !_runsCells;

    public Thread? ThreadOrNull => _thread.TryGetTarget(out var target) ? target : null;

    /// <summary>Publishes the new scope with a full fence (<see cref="ThreadRegistry.SettlePolls"/> relies on it) and returns the old one.</summary>
    public CellScope? MoveTo(CellScope? scope)
    {
        if (scope is not null)
            Volatile.Write(ref _lastScope, scope.Whole);
        return Interlocked.Exchange(ref _scope, scope);
    }

    /// <summary>Interrupts the thread if it waits inside a stopped cell. Called by the stop thread.</summary>
    public void InterruptIfWaiting()
    {
        if (ThreadOrNull is not { } target || (target.ThreadState & ThreadState.WaitSleepJoin) == 0)
            return;

        // The thread spins in AbsorbInterrupt while this is 1, so that an interrupt never reaches it after it has left the cell.
        Interlocked.Exchange(ref _interrupting, 1);
        if (Scope is { IsStopping: true })
        {
            Volatile.Write(ref _wasInterrupted, true);
            target.Interrupt();
        }

        Interlocked.Exchange(ref _interrupting, 0);
    }

    /// <summary>
    /// Takes back an interrupt that met no wait: left pending it would end the next wait of a pool thread's next item.
    /// Called by the thread itself after it has left a stopped scope.
    /// </summary>
    public void AbsorbInterrupt()
    {
        var spinner = new SpinWait();
        while (Volatile.Read(ref _interrupting) == 1)
            spinner.SpinOnce(sleep1Threshold: -1);
        if (!Volatile.Read(ref _wasInterrupted))
            return;

        Volatile.Write(ref _wasInterrupted, false);
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // It had been pending, and now is not.
        }
    }

    public RegisteredThread? ToRegistered()
    {
        if (ThreadOrNull is not { } target)
            return null;
        var cell = _isPool || _runsCells ? LastScope?.Cell ?? startedIn : startedIn;
        return new RegisteredThread(target, _osId, cell.Number, Scope is not null, _runsCells);
    }

    /// <summary>The thread by the name that it was given, or what it is: <c>thread "Reader"</c>.</summary>
    public string Name => ThreadOrNull switch
    {
        null => "a thread that has ended",
        _ when _isPool => "a pool thread", // Their names are the runtime's.
        _ when _runsCells => "the cell's own thread",
        { Name: { Length: > 0 } given } => $"thread \"{given}\"",
        _ => "a thread",
    };

    /// <summary>The thread in words, for a message: <c>thread "Reader" (id 12, started in cell 3)</c>.</summary>
    public string InWords() => ThreadOrNull is { } target ? $"{Name} (id {target.ManagedThreadId}, started in {startedIn.Name})" : Name;

    /// <summary>The thread for a picture: <c>thread "Reader", id 12</c>.</summary>
    public string InShort() => ThreadOrNull is { } target ? $"{Name}, id {target.ManagedThreadId}" : Name;
}
