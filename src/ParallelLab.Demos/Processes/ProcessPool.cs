using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ParallelLab.Demos;

/// <summary>
/// A number of child processes that run methods of this program. Arguments and results travel as JSON, so a child works on copies: it shares no variable, no lock and
/// no file with its parent. What would need that is refused before it is sent (<see cref="NotSendableException"/>).
/// </summary>
/// <remarks>
/// <para>A thread costs .NET about 0.1 ms to start, a child process about 100 ms and tens of megabytes, and each call the writing and reading of its JSON. Threads run in
/// parallel as well as processes do. What only a process can do is to fail alone: a crash, a leak or an endless loop in a child ends with that child.</para>
/// <para>A method can be any static method, a method of a notebook's cell, or a lambda that captures nothing. Static fields exist once in each process: a child has its own,
/// set by their initialisers. Several threads may use a pool at the same time.</para>
/// <para>Children end with their parent, however it ends. A pool that is no longer needed should be disposed all the same: its children wait and keep their memory.</para>
/// </remarks>
public sealed class ProcessPool : IAsyncDisposable, IDisposable
{
    private const int MostProcesses = 256;

    /// <summary>How many calls are on their way in <c>MapUnordered</c> for each child: one runs, one is ready.</summary>
    private const int Ahead = 2;

    private readonly BlockingCollection<PoolCall> _calls = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly ChildKeeper[] _keepers;
    private readonly TimeProvider _time;

    /// <summary>Starts the children, without waiting for them: the first calls wait.</summary>
    /// <param name="size">How many.</param>
    /// <param name="time">The clock that measures limits; the system's if none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">There must be between 1 and 256 children.</exception>
    public ProcessPool(int size, TimeProvider? time = null)
    {
        if (size is < 1 or > MostProcesses)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"A pool has between 1 and {MostProcesses} processes.");
        _time = time ?? TimeProvider.System;
        _keepers = [.. Enumerable.Range(1, size).Select(number => new ChildKeeper(_calls, number, _closing.Token))];
    }

    /// <summary>How many children there are.</summary>
    public int Size => _keepers.Length;

    /// <summary>Waits until all children stand ready: what is measured after it is work, not the start of processes.</summary>
    public Task ReadyAsync() => Task.WhenAll(_keepers.Select(keeper => keeper.Ready));

    /// <summary>Runs the method in a child for each item and waits for all. The first failure ends the rest, and is thrown.</summary>
    /// <param name="function">A method with one parameter.</param>
    /// <param name="items">The arguments.</param>
    /// <param name="chunkSize">How many items travel in one call: more of them when an item is little work.</param>
    /// <param name="limit">How long one call may take; after it the child is ended. Null for no limit.</param>
    /// <returns>The results in the order of the items.</returns>
    /// <exception cref="NotSendableException">The method, an item or a result can't go to another process.</exception>
    /// <exception cref="ChildException">The method threw.</exception>
    /// <exception cref="ChildEndedException">A child ended.</exception>
    /// <exception cref="TimeoutException">A call took longer than its limit.</exception>
    /// <exception cref="ThreadInterruptedException">The waiting thread was interrupted. Its calls have been ended.</exception>
    public IReadOnlyList<TResult> Map<T, TResult>(Func<T, TResult> function, IEnumerable<T> items, int chunkSize = 1, TimeSpan? limit = null)
    {
        var mapping = StartMap<T, TResult>(Prepare<T, TResult>(function), items, chunkSize, limit, CancellationToken.None);
        try
        {
            return mapping.Done.GetAwaiter().GetResult();
        }
        catch (ThreadInterruptedException)
        {
            mapping.Stop();
            throw;
        }
    }

    /// <inheritdoc cref="Map"/>
    /// <param name="cancellationToken">Ends the children that work for this call.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<IReadOnlyList<TResult>> MapAsync<T, TResult>(
        Func<T, TResult> function, IEnumerable<T> items, int chunkSize = 1, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        StartMap<T, TResult>(Prepare<T, TResult>(function), items, chunkSize, limit, cancellationToken).Done;

    /// <inheritdoc cref="MapAsync{T, TResult}(Func{T, TResult}, IEnumerable{T}, int, TimeSpan?, CancellationToken)"/>
    /// <param name="function">An async method: the child awaits it.</param>
    public Task<IReadOnlyList<TResult>> MapAsync<T, TResult>(
        Func<T, Task<TResult>> function, IEnumerable<T> items, int chunkSize = 1, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        StartMap<T, TResult>(new PreparedMethod(function, typeof(T), typeof(TResult), isAsync: true), items, chunkSize, limit, cancellationToken).Done;

    /// <summary>
    /// As <see cref="Map"/>, but gives each result as soon as it is there, whichever is first. Takes items only as fast as they are worked on, so they
    /// may be endless. Who stops reading ends the calls that are still on their way.
    /// </summary>
    /// <inheritdoc cref="Map"/>
    public IAsyncEnumerable<TResult> MapUnordered<T, TResult>(
        Func<T, TResult> function, IEnumerable<T> items, int chunkSize = 1, TimeSpan? limit = null) =>
        UnorderedAsync<T, TResult>(Prepare<T, TResult>(function), Chunks(items, chunkSize), limit);

    /// <summary>Runs the method once, and waits. See <see cref="RunAsync{T, TResult}(Func{T, TResult}, T, TimeSpan?, CancellationToken)"/>.</summary>
    public TResult Run<T, TResult>(Func<T, TResult> function, T argument, TimeSpan? limit = null) => Map(function, [argument], limit: limit)[0];

    /// <summary>
    /// Runs the method once in a child. The task is what other languages call a future: a result that is not there yet, for which one can wait
    /// when it is needed.
    /// </summary>
    /// <param name="function">A method with one parameter.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="limit">How long it may take in the child, which is ended after it. Null for no limit.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <inheritdoc cref="MapAsync{T, TResult}(Func{T, TResult}, IEnumerable{T}, int, TimeSpan?, CancellationToken)"/>
    public Task<TResult> RunAsync<T, TResult>(
        Func<T, TResult> function, T argument, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        SingleAsync(MapAsync(function, [argument], limit: limit, cancellationToken: cancellationToken));

    /// <inheritdoc cref="RunAsync{T, TResult}(Func{T, TResult}, T, TimeSpan?, CancellationToken)"/>
    /// <param name="function">An async method: the child awaits it.</param>
    public Task<TResult> RunAsync<T, TResult>(
        Func<T, Task<TResult>> function, T argument, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        SingleAsync(MapAsync(function, [argument], limit: limit, cancellationToken: cancellationToken));

    /// <inheritdoc cref="RunAsync{T, TResult}(Func{T, TResult}, T, TimeSpan?, CancellationToken)"/>
    /// <param name="function">A method without parameters.</param>
    public Task<TResult> RunAsync<TResult>(Func<TResult> function, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        SingleAsync(StartMap<Nothing, TResult>(
            new PreparedMethod(function, argument: null, Plain<TResult>(), isAsync: false), [default], chunkSize: 1, limit, cancellationToken).Done);

    /// <summary>Ends all children at once. Calls that are not done fail with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        Close();
        foreach (var keeper in _keepers)
            keeper.Join();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Close();
        await Task.WhenAll(_keepers.Select(keeper => keeper.Ended));
    }

    private void Close()
    {
        _closing.Cancel();
        _calls.CompleteAdding();
    }

    private static async Task<TResult> SingleAsync<TResult>(Task<IReadOnlyList<TResult>> results) => (await results)[0];

    private static PreparedMethod Prepare<T, TResult>(Func<T, TResult> function) => new(function, typeof(T), Plain<TResult>(), isAsync: false);

    private static Type Plain<TResult>() =>
        typeof(Task).IsAssignableFrom(typeof(TResult))
            ? throw new NotSendableException("An async method gives a task, and a task lives in one process. MapAsync and RunAsync send the method and await it over there.")
            : typeof(TResult);

    private static IEnumerable<T[]> Chunks<T>(IEnumerable<T> items, int chunkSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        return items.Chunk(chunkSize);
    }

    private Mapping<TResult> StartMap<T, TResult>(
        PreparedMethod method, IEnumerable<T> items, int chunkSize, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var chunks = Chunks(items, chunkSize).ToList();
        var mapping = new Mapping<TResult>(chunks.Sum(chunk => chunk.Length), chunks.Count, cancellationToken);
        var place = 0;
        foreach (var chunk in chunks)
        {
            var first = place;
            Add(method, chunk, json => mapping.Put(first, json), mapping.Fail, limit, mapping.Stopping);
            place += chunk.Length;
        }

        return mapping;
    }

    private async IAsyncEnumerable<TResult> UnorderedAsync<T, TResult>(
        PreparedMethod method, IEnumerable<T[]> chunks, TimeSpan? limit, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Holds no more than the calls that are on their way.
        var arrived = Channel.CreateUnbounded<TResult[]>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var next = chunks.GetEnumerator();
        var open = 0;
        try
        {
            while (true)
            {
                for (; open < Ahead * Size && next.MoveNext(); open++)
                    Add(method, next.Current, json => arrived.Writer.TryWrite(JsonCargo.Unpack<TResult>(json)), error => arrived.Writer.TryComplete(error), limit, stop.Token);
                if (open == 0 || !await arrived.Reader.WaitToReadAsync(cancellationToken))
                    yield break;
                for (; arrived.Reader.TryRead(out var results); open--)
                {
                    foreach (var result in results)
                        yield return result;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private void Add<T>(
        PreparedMethod method, T[] chunk, Action<byte[]> returned, Action<Exception> failed, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var call = new PoolCall(
            method.Name, method.Frame, () => JsonCargo.Pack(chunk), returned, failed, limit, _time, ExecutionContext.Capture(), cancellationToken);
        try
        {
            _calls.Add(call, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            failed(new ObjectDisposedException(nameof(ProcessPool), "The pool has been disposed."));
        }
    }
}
