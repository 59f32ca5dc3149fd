namespace ParallelLab.Kernel.Sessions;

/// <summary>The session's worker, and after its end the next one. There is always one that lives or starts; the session owns it.</summary>
internal sealed class WorkerSuccession(Func<Task<WorkerLink>> start) : IAsyncDisposable
{
    private volatile Task<WorkerLink> _current = start();

    /// <summary>The present worker, once it takes cells. It may have ended since.</summary>
    /// <exception cref="WorkerStartException">It could not be started.</exception>
    public Task<WorkerLink> Current => _current;

    /// <summary>The present worker, if it has started.</summary>
    public WorkerLink? CurrentOrNull => _current is { IsCompletedSuccessfully: true, Result: var link } ? link : null;

    /// <summary>Starts the next worker, and ends the present one with all that it started.</summary>
    public async Task ReplaceAsync()
    {
        var old = _current;
        _current = start();
        await DisposeAsync(old);
    }

    public ValueTask DisposeAsync() => new(DisposeAsync(_current));

    private static async Task DisposeAsync(Task<WorkerLink> worker)
    {
        try
        {
            await using var link = await worker;
        }
        catch (WorkerStartException)
        {
            // It never lived.
        }
    }
}
