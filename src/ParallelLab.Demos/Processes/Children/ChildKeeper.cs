using System.Collections.Concurrent;

namespace ParallelLab.Demos;

/// <summary>
/// One place in a pool: a thread that keeps one child and makes the pool's calls there, one after the other. A child that is lost, or had to be ended, is replaced.
/// </summary>
/// <remarks>
/// A thread of its own, not async code: it does not depend on a thread pool that the caller's code may have filled. During a call it runs in the
/// caller's context, so that what is printed stands where the call was made, and in a notebook an interrupt of the cell reaches it as it reaches any thread that the cell
/// has started: the child that works for the cell is ended.
/// </remarks>
internal sealed class ChildKeeper
{
    private readonly BlockingCollection<PoolCall> _calls;
    private readonly CancellationToken _closing;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The thread's own: null while there is none.</summary>
    private ChildProcess? _child;

    /// <summary>The thread's own: the child has a call behind it that did not end as calls do.</summary>
    private bool _isSpoilt;

    private ExecutionContext? _stopped;

    public ChildKeeper(BlockingCollection<PoolCall> calls, int number, CancellationToken closing)
    {
        (_calls, _closing) = (calls, closing);
        _thread = new Thread(Run) { IsBackground = true, Name = $"ProcessPool {number}" };
        _thread.UnsafeStart(); // The thread lives on after the cell that makes the pool.
    }

    /// <summary>Completes when the first child stands ready, or can't be started.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the pool was disposed and the child is gone.</summary>
    public Task Ended => _ended.Task;

    public void Join() => _thread.Join();

    private void Run()
    {
        StartAhead();
        _ready.TrySetResult();
        foreach (var call in _calls.GetConsumingEnumerable())
        {
            Serve(call);
            if (_isSpoilt)
                EndChild();
            if (_child is null)
                StartAhead();
        }

        EndChild();
        _ended.TrySetResult();
    }

    /// <summary>A child that stands ready when the next call comes. If it can't be started, that call tries again, and says why.</summary>
    private void StartAhead()
    {
        try
        {
            StartChild(_closing);
        }
        catch (Exception)
        {
            EndChild();
        }
    }

    private void StartChild(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _isSpoilt = true;
        _child = ChildProcess.Start();
        _child.WaitUntilReady(cancellationToken);
        _isSpoilt = false;
    }

    private void EndChild()
    {
        _child?.Dispose();
        _child = null;
        _isSpoilt = false;
    }

    private void Serve(PoolCall call)
    {
        var failure = WhyNot(call);
        if (failure is null)
            Enter(call.Context, () => failure = Make(call));
        if (failure is not null)
            call.Failed(failure);
    }

    private Exception? WhyNot(PoolCall call)
    {
        if (_closing.IsCancellationRequested)
            return new ObjectDisposedException(nameof(ProcessPool), "The pool was disposed before this call was done.");
        if (call.CancellationToken.IsCancellationRequested)
            return new OperationCanceledException(call.CancellationToken);
        return call.Context is not null && ReferenceEquals(call.Context, _stopped) ? Stopped() : null;
    }

    private static void Enter(ExecutionContext? context, Action make)
    {
        if (context is null)
            make();
        else
            ExecutionContext.Run(context, _ => make(), null);
    }

    /// <summary>Makes the call. Returns what went wrong, since an interrupt may come at any moment in here, and somebody waits for the answer.</summary>
    private Exception? Make(PoolCall call)
    {
        try
        {
            if (_child is null)
                StartChild(call.CancellationToken);
            _isSpoilt = true;
            var results = _child!.Call(call, _closing);
            _isSpoilt = false;
            call.Returned(results);
            return null;
        }
        catch (Exception error) when (error is ChildException or NotSendableException)
        {
            _isSpoilt = false; // The child has answered, or has been sent nothing.
            return error;
        }
        catch (ThreadInterruptedException error)
        {
            // The cell is being stopped. What else it asked for need not even begin.
            _stopped = call.Context;
            return Stopped(error);
        }
        catch (Exception error)
        {
            return _closing.IsCancellationRequested ? new ObjectDisposedException(nameof(ProcessPool), error) : error;
        }
    }

    private static OperationCanceledException Stopped(Exception? error = null) => new("The code that made this call was stopped.", error);
}
