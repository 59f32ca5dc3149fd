namespace ParallelLab.Demos;

/// <summary>
/// Functions that remember their results on disk. A result is found again by all that it depends on: the function's compiled code and that
/// of all the program's methods which it calls, its arguments, and a version that you declare. So a changed function is computed anew, and
/// results outlive the program.
/// </summary>
/// <remarks>
/// <para><b>What can be cached</b> is a function in the mathematical sense: the same arguments, the same result, and nothing else happens.
/// Whatever a function reads beside its arguments would not be part of the key, and an old result could pass for a new one. Therefore
/// captured variables, variables of a notebook's cells, mutable static fields and objects with fields are refused, by name, before anything
/// is computed. Pass them as arguments. What can't be seen is up to you: files, the clock, random numbers, reflection.</para>
/// <para><b>Arguments and results</b> are written as JSON. A result is always handed out as it was read back, also the first time, so a run
/// with the cache and a run without it can't tell different stories. Exceptions are not remembered. An argument counts as far as JSON shows
/// it: public data, in lists that of the declared type.</para>
/// <para><b>Several at once.</b> Threads and tasks that ask for the same result wait for the first; different results are computed at the
/// same time. Two <em>processes</em> may compute the same result twice, and no more harm is done: an entry is written to a temporary file
/// and then renamed, which file systems do in one step, so readers see a whole entry or none. One that was damaged nevertheless does not
/// match its checksum and is computed again.</para>
/// <para>Entries stay until they are cleared; the cache does not limit its size.</para>
/// </remarks>
public sealed class DiskCache
{
    private readonly KeyedTurns _turns = new();
    private long _found;
    private long _computed;

    /// <summary>Opens a folder, and makes it if it is not there. Several caches and processes may share one.</summary>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public DiskCache(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(Folder);
            var probe = Path.Combine(Folder, $"{Guid.NewGuid():N}{CacheEntry.Unfinished}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The cache can't write to the folder {Folder}: {error.Message} Choose another folder.", error);
        }
    }

    public string Folder { get; }

    /// <summary>How many results this cache has found on disk.</summary>
    public long Found => Interlocked.Read(ref _found);

    /// <summary>How many it had to compute.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    /// <summary>The function with its results remembered.</summary>
    /// <param name="function">A method or lambda. It may be called from several threads at once if the result is.</param>
    /// <param name="options">Arguments to ignore, and a version.</param>
    /// <exception cref="NotSupportedException">
    /// The function's result depends on more than its arguments, or its code can't be read, or arguments or results can't be written as
    /// JSON. The message says what to change.
    /// </exception>
    /// <exception cref="ArgumentException">It has no such parameter as is to be ignored.</exception>
    public Func<TArg, TResult> Memoize<TArg, TResult>(Func<TArg, TResult> function, MemoizeOptions? options = null)
    {
        var remembered = Remember<TResult>(function, options);
        return arg => Get(remembered.Key(arg), () => function(arg));
    }

    /// <inheritdoc cref="Memoize{TArg, TResult}(Func{TArg, TResult}, MemoizeOptions?)"/>
    public Func<T1, T2, TResult> Memoize<T1, T2, TResult>(Func<T1, T2, TResult> function, MemoizeOptions? options = null)
    {
        var remembered = Remember<TResult>(function, options);
        return (one, two) => Get(remembered.Key(one, two), () => function(one, two));
    }

    /// <inheritdoc cref="Memoize{TArg, TResult}(Func{TArg, TResult}, MemoizeOptions?)"/>
    public Func<T1, T2, T3, TResult> Memoize<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, MemoizeOptions? options = null)
    {
        var remembered = Remember<TResult>(function, options);
        return (one, two, three) => Get(remembered.Key(one, two, three), () => function(one, two, three));
    }

    /// <inheritdoc cref="Memoize{TArg, TResult}(Func{TArg, TResult}, MemoizeOptions?)"/>
    public Func<TArg, Task<TResult>> Memoize<TArg, TResult>(Func<TArg, Task<TResult>> function, MemoizeOptions? options = null)
    {
        var remembered = Remember<TResult>(function, options);
        return arg => GetAsync(remembered.Key(arg), () => function(arg));
    }

    /// <inheritdoc cref="Memoize{TArg, TResult}(Func{TArg, TResult}, MemoizeOptions?)"/>
    public Func<T1, T2, Task<TResult>> Memoize<T1, T2, TResult>(Func<T1, T2, Task<TResult>> function, MemoizeOptions? options = null)
    {
        var remembered = Remember<TResult>(function, options);
        return (one, two) => GetAsync(remembered.Key(one, two), () => function(one, two));
    }

    /// <inheritdoc cref="Memoize{TArg, TResult}(Func{TArg, TResult}, MemoizeOptions?)"/>
    public Func<T1, T2, T3, Task<TResult>> Memoize<T1, T2, T3, TResult>(Func<T1, T2, T3, Task<TResult>> function, MemoizeOptions? options = null)
    {
        var remembered = Remember<TResult>(function, options);
        return (one, two, three) => GetAsync(remembered.Key(one, two, three), () => function(one, two, three));
    }

    /// <summary>Deletes all entries, also those of other caches in the folder, and leaves other files alone.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(CacheEntry.IsOurs))
            File.Delete(file);
    }

    private static RememberedFunction Remember<TResult>(Delegate function, MemoizeOptions? options)
    {
        ArgumentNullException.ThrowIfNull(function);
        CacheJson.RequireShape(typeof(TResult), $"the result of {RememberedFunction.NameOf(function.Method.Name)}");
        return new RememberedFunction(function, options ?? new MemoizeOptions());
    }

    private T Get<T>(CacheKey key, Func<T> compute) => _turns.Run(key, () =>
    {
        var file = Path.Combine(Folder, key.FileName);
        if (CacheEntry.TryRead<T>(file, key, out var found))
            return CountFound(found);
        return Store(file, key, compute());
    });

    private Task<T> GetAsync<T>(CacheKey key, Func<Task<T>> compute) => _turns.RunAsync(key, async () =>
    {
        var file = Path.Combine(Folder, key.FileName);
        if (CacheEntry.TryRead<T>(file, key, out var found))
            return CountFound(found);
        return Store(file, key, await compute());
    });

    private T CountFound<T>(T found)
    {
        Interlocked.Increment(ref _found);
        return found;
    }

    private T Store<T>(string file, CacheKey key, T result)
    {
        Interlocked.Increment(ref _computed);
        return CacheEntry.Write(file, key, result);
    }
}
