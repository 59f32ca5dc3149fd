namespace ParallelLab.Demos;

/// <summary>One <c>Map</c> on its way: the results found so far, each at its place. The first failure ends the rest.</summary>
/// <remarks>The keepers' threads put results in, each at places of its own; the count tells who was the last.</remarks>
internal sealed class Mapping<TResult>
{
    private readonly TResult[] _results;
    private readonly TaskCompletionSource<IReadOnlyList<TResult>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _caller;

    /// <summary>Of the caller's token and of this mapping's own end. Disposed when the last call has been told.</summary>
    private readonly CancellationTokenSource _stop;
    private int _open;

    /// <param name="count">How many results there will be.</param>
    /// <param name="calls">In how many calls: each must end in one <see cref="Put"/> or <see cref="Fail"/>.</param>
    public Mapping(int count, int calls, CancellationToken cancellationToken)
    {
        _results = new TResult[count];
        _open = calls;
        _caller = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Stopping = _stop.Token;
        if (calls == 0)
            Close();
    }

    /// <summary>The results in the order of the arguments, when all are there.</summary>
    public Task<IReadOnlyList<TResult>> Done => _done.Task;

    /// <summary>Ends the calls of this mapping.</summary>
    public CancellationToken Stopping { get; }

    public void Put(int place, byte[] json)
    {
        JsonCargo.Unpack<TResult>(json).CopyTo(_results, place);
        CountDown();
    }

    /// <summary>The first failure is what the caller hears of; those that follow are its consequences.</summary>
    public void Fail(Exception error)
    {
        if (error is OperationCanceledException && _caller.IsCancellationRequested)
            _done.TrySetCanceled(_caller);
        else
            _done.TrySetException(error);
        Stop();
        CountDown();
    }

    /// <summary>Ends what runs and what waits.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // All calls have ended already.
        }
    }

    private void CountDown()
    {
        if (Interlocked.Decrement(ref _open) == 0)
            Close();
    }

    private void Close()
    {
        _done.TrySetResult(_results);
        _stop.Dispose();
    }
}
