namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// How many more bytes of a peer may wait for the caller of its socket. The peer's reader takes, the caller's receiving returns.
/// While the credit is used up the reader waits and TCP pushes back on this peer alone, so that one peer's flood neither
/// fills memory nor closes the door to the others.
/// </summary>
internal sealed class ReceiveCredit(long bytes)
{
    private readonly Lock _gate = new();
    private long _left = bytes;
    private TaskCompletionSource? _refilled;

    /// <summary>
    /// Takes once the credit is above zero, and may take it below: else a message larger than the whole credit could never pass.
    /// </summary>
    public ValueTask TakeAsync(long amount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_left > 0)
            {
                _left -= amount;
                return default;
            }

            _refilled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(TakeLaterAsync(_refilled.Task, amount, cancellationToken));
        }
    }

    public void Return(long amount)
    {
        lock (_gate)
        {
            _left += amount;
            if (_left <= 0 || _refilled is null)
                return;
            _refilled.SetResult();
            _refilled = null;
        }
    }

    private async Task TakeLaterAsync(Task refilled, long amount, CancellationToken cancellationToken)
    {
        await refilled.WaitAsync(cancellationToken);
        await TakeAsync(amount, cancellationToken);
    }
}
