using System.Collections.Immutable;

namespace ParallelLab.Demos;

/// <summary>
/// Lets one work at a time for each key; work for different keys runs at the same time. For threads, which block while they wait, and for
/// asynchronous code, which awaits.
/// </summary>
/// <remarks>A key's semaphore exists while someone works or waits for it, so there are never more of them than callers.</remarks>
internal sealed class KeyedTurns
{
    private readonly Lock _gate = new();

    /// <summary>Guarded by <see cref="_gate"/>.</summary>
    private readonly Dictionary<CacheKey, Turn> _turns = [];

    /// <summary>The keys for which the present flow of control works. Whoever asks for one of them again would wait for itself.</summary>
    private readonly AsyncLocal<ImmutableHashSet<CacheKey>?> _mine = new();

    /// <exception cref="InvalidOperationException">The work asks for its own turn.</exception>
    public T Run<T>(CacheKey key, Func<T> work)
    {
        var mine = _mine.Value;
        var turn = Enter(key);
        try
        {
            turn.Free.Wait();
            _mine.Value = With(key);
            try
            {
                return work();
            }
            finally
            {
                _mine.Value = mine;
                turn.Free.Release();
            }
        }
        finally
        {
            Leave(key, turn);
        }
    }

    /// <inheritdoc cref="Run"/>
    public async Task<T> RunAsync<T>(CacheKey key, Func<Task<T>> work)
    {
        var turn = Enter(key);
        try
        {
            await turn.Free.WaitAsync();
            _mine.Value = With(key); // An async method gives its caller's values back by itself.
            try
            {
                return await work();
            }
            finally
            {
                turn.Free.Release();
            }
        }
        finally
        {
            Leave(key, turn);
        }
    }

    private ImmutableHashSet<CacheKey> With(CacheKey key) => (_mine.Value ?? []).Add(key);

    private Turn Enter(CacheKey key)
    {
        if (_mine.Value?.Contains(key) == true)
            throw new InvalidOperationException($"{key.Function} needs its own result for the same arguments, and so would never end.");
        lock (_gate)
        {
            if (!_turns.TryGetValue(key, out var turn))
                _turns[key] = turn = new Turn();
            turn.Users++;
            return turn;
        }
    }

    private void Leave(CacheKey key, Turn turn)
    {
        lock (_gate)
        {
            if (--turn.Users == 0)
                _turns.Remove(key);
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1);

        /// <summary>Guarded by <see cref="_gate"/>.</summary>
        public int Users { get; set; }
    }
}
