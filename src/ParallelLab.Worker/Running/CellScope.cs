using System.Collections.Immutable;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// One run of a cell, as its code sees it: the threads, timers, tasks and pool items that it starts inherit the scope through
/// the execution context, so that whatever they print or throw, whenever they do, can be told to be this cell's.
/// </summary>
/// <remarks>Created and ended by the cells' thread; stopped by the stop thread. Lives for as long as something still holds its context.</remarks>
internal sealed class CellScope(CellIdentity cell, CellScope? owner = null)
{
    private static readonly AsyncLocal<CellScope?> Ambient = new(change => ThreadRegistry.OfThisProcess.Move(change.CurrentValue));

    private static CellScope? s_last;
    private static volatile int s_stoppedThrough;

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _stopped = new();
    private readonly StopFlag _flag = new();
    private ImmutableArray<CellScope> _looks = [];
    private int _state = Running;
    private int _isTaken;
    private CellError? _because;
    private volatile bool _hasBegun;
    private int _thread = Inside;

    private const int Running = 0;
    private const int Ended = 1;
    private const int Stopping = 2;

    private const int Inside = 0;
    private const int Outside = 1;
    private const int LeftBehind = 2;

    /// <summary>The scope of the calling code; null where no context flowed (unsafe pool items, finalizers).</summary>
    public static CellScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Code without a context belongs to the cell that runs, and between cells to the last one.</summary>
    public static CellScope? CurrentOrRunning => Ambient.Value ?? Volatile.Read(ref s_last);

    public CellIdentity Cell { get; } = cell;

    public int Id { get; } = cell.Id;

    /// <summary>The scope of the cell as a whole.</summary>
    public CellScope Whole => owner?.Whole ?? this;

    /// <summary>Signalled when the cell is asked to stop; student code may pass it on.</summary>
    public CancellationToken StoppingToken => Whole._stopping.Token;

    /// <summary>Signalled as the last resort: aborts the cells' thread inside the cell.</summary>
    public CancellationToken AbortToken => _abort.Token;

    /// <summary>From now on every poll of this cell throws, also in code that starts later.</summary>
    public bool IsStopping => Volatile.Read(ref _state) == Stopping || Id <= s_stoppedThrough || owner is { IsStopping: true };

    /// <summary>Whether the cells' thread has left the cell's code. Set once, by the cells' thread.</summary>
    public bool ThreadHasLeft => Volatile.Read(ref _thread) == Outside;

    /// <summary>Completes when the stop gives up on an await that does not end.</summary>
    public Task Abandoned => _abandoned.Task;

    /// <summary>What the stop found; valid once <see cref="WaitUntilStopped"/> has returned.</summary>
    public StopReport? Report { get; private set; }

    /// <summary>How a stopped cell has ended; valid as <see cref="Report"/> is.</summary>
    public CellOutcome StoppedOutcome => Report!.ToOutcome(_because);

    /// <summary>Whether the cell's code has begun. A stop may come before.</summary>
    public bool HasBegun => _hasBegun;

    public void Begin()
    {
        Volatile.Write(ref s_last, this);
        _hasBegun = true;
    }

    /// <summary>The cells' thread leaves the cell's code. False when it was left behind: then the cell has ended without it.</summary>
    public bool TryExit() => Interlocked.CompareExchange(ref _thread, Outside, Inside) == Inside;

    /// <summary>Leaves the cells' thread behind in the cell's code. False when it has left.</summary>
    public bool TryLeaveThread() => Interlocked.CompareExchange(ref _thread, LeftBehind, Inside) == Inside;

    /// <summary>Ends a cell that nobody stops. False when a stop came first: its report must be awaited.</summary>
    public bool TryEnd() => Interlocked.CompareExchange(ref _state, Ended, Running) == Running;

    /// <summary>Begins to stop a running cell. False when it has ended.</summary>
    /// <param name="because">What makes the stop a failure; null when somebody asked for it.</param>
    public bool TryStop(CellError? because = null)
    {
        if (Interlocked.CompareExchange(ref _state, Stopping, Running) != Running)
            return false;
        _because = because;
        RaiseFlag();
        return true;
    }

    /// <summary>Begins to stop what a cell that has ended left running. False when it has not ended, or is stopped already.</summary>
    public bool TryStopLeftovers()
    {
        if (Interlocked.CompareExchange(ref _state, Stopping, Ended) != Ended)
            return false;
        RaiseFlag();
        return true;
    }

    /// <summary>Lets the loops that run already know that the cell is stopping, if it is.</summary>
    public void RaiseFlag()
    {
        _flag.IsSet |= IsStopping;
        foreach (var look in _looks)
            look.RaiseFlag();
    }

    /// <summary>
    /// A scope in this one for code that a value runs while it is looked into, to be given back. Scopes are used again: what such code
    /// leaves running keeps its flag, so the flags of all must be known, and must not become many.
    /// </summary>
    public CellScope TakeLook()
    {
        foreach (var free in _looks)
        {
            if (!free.IsStopping && Interlocked.Exchange(ref free._isTaken, 1) == 0)
                return free;
        }

        var look = new CellScope(Cell, this) { _isTaken = 1 };
        ImmutableInterlocked.Update(ref _looks, looks => looks.RemoveAll(ended => ended._state == Stopping).Add(look));
        look.RaiseFlag();
        return look;
    }

    public void GiveBackLook() => Volatile.Write(ref _isTaken, 0);

    /// <summary>The flag for a loop that is about to start.</summary>
    public StopFlag FlagOrThrow() => IsStopping ? throw new CellStoppedException() : _flag;

    /// <summary>The cells up to that id are over: what they left running is to stop.</summary>
    public static void StopThrough(int id) => s_stoppedThrough = Math.Max(s_stoppedThrough, id);

    /// <summary>Tells the code that listens. Runs the student's callbacks, so not on a thread that must go on.</summary>
    public void CancelToken() => _stopping.Cancel();

    /// <summary>Blocks until the abort has landed, which may be never.</summary>
    public void Abort() => _abort.Cancel();

    public void Abandon() => _abandoned.TrySetResult();

    public void Complete(StopReport report)
    {
        Report = report;
        _stopped.Set();
    }

    public void WaitUntilStopped()
    {
        while (true)
        {
            try
            {
                _stopped.Wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Meant for the cell, which the thread has left.
            }
        }
    }
}
