namespace ParallelLab.Demos;

/// <summary>One method in a child process of its own, which ends with it: a <see cref="ProcessPool"/> of one, for one call.</summary>
public static class ProcessTask
{
    /// <inheritdoc cref="ProcessPool.RunAsync{T, TResult}(Func{T, TResult}, T, TimeSpan?, CancellationToken)"/>
    public static async Task<TResult> RunAsync<T, TResult>(
        Func<T, TResult> function, T argument, TimeSpan? limit = null, CancellationToken cancellationToken = default)
    {
        await using var pool = new ProcessPool(size: 1);
        return await pool.RunAsync(function, argument, limit, cancellationToken);
    }

    /// <inheritdoc cref="ProcessPool.RunAsync{T, TResult}(Func{T, Task{TResult}}, T, TimeSpan?, CancellationToken)"/>
    public static async Task<TResult> RunAsync<T, TResult>(
        Func<T, Task<TResult>> function, T argument, TimeSpan? limit = null, CancellationToken cancellationToken = default)
    {
        await using var pool = new ProcessPool(size: 1);
        return await pool.RunAsync(function, argument, limit, cancellationToken);
    }

    /// <inheritdoc cref="ProcessPool.RunAsync{TResult}(Func{TResult}, TimeSpan?, CancellationToken)"/>
    public static async Task<TResult> RunAsync<TResult>(Func<TResult> function, TimeSpan? limit = null, CancellationToken cancellationToken = default)
    {
        await using var pool = new ProcessPool(size: 1);
        return await pool.RunAsync(function, limit, cancellationToken);
    }
}
