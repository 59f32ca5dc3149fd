namespace ParallelLab.Demos;

/// <summary>
/// Merges partial results in pairs, then the pairs in pairs, as they arrive, from any number of threads. Who merges with whom is
/// fixed by their places, not by who comes first: so the result is the same to the bit for any number of threads and any order.
/// <code>
///          0–3
///        /     \
///     0–1       2–3        2 arrives and waits; 3 finds it there, merges the two, and carries the result up.
///    /   \     /   \
///   0     1   2     3
/// </code>
/// </summary>
/// <remarks>
/// <para>Floating-point addition is not associative: each sum is rounded. Added in the order of arrival, the same numbers give other last
/// digits in each run. A tree also rounds less: each number passes through log₂ n additions instead of up to n.</para>
/// <para>Nobody waits. Of two siblings the first leaves its result and goes; the second merges and climbs on, so merging is parallel as
/// well. Taken roughly in order, only a few results per thread lie there at any time.</para>
/// </remarks>
/// <param name="count">How many partial results will come, at places 0 to count − 1, each once.</param>
/// <param name="merge">Merges two neighbours, the left one first. Called from several threads at once.</param>
public sealed class ReductionTree<T>(int count, Func<T, T, T> merge)
{
    /// <summary>What waits for its sibling, level by level, by the place of the pair. An <see cref="Interlocked"/> exchange decides which
    /// of two siblings came first.</summary>
    private readonly Waiting?[][] _levels = [.. Levels(count)];

    private Waiting? _result;

    /// <summary>The one result, when all have come.</summary>
    /// <exception cref="InvalidOperationException">Some have not come yet.</exception>
    public T Result =>
        Volatile.Read(ref _result) is { } result
            ? result.Value
            : throw new InvalidOperationException($"Not all of the {count} partial results have come yet.");

    /// <summary>Brings a partial result. Merges on the calling thread whatever has become complete by it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public void Add(int place, T value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, count);
        var width = count;
        foreach (var level in _levels)
        {
            var isLeft = place % 2 == 0;
            var isAlone = isLeft && place == width - 1;
            if (!isAlone)
            {
                if (Interlocked.CompareExchange(ref level[place / 2], new Waiting(value), null) is not { } sibling)
                    return;
                level[place / 2] = null;
                value = isLeft ? merge(value, sibling.Value) : merge(sibling.Value, value);
            }

            (place, width) = (place / 2, (width + 1) / 2);
        }

        Volatile.Write(ref _result, new Waiting(value));
    }

    private static IEnumerable<Waiting?[]> Levels(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        for (var width = count; width > 1; width = (width + 1) / 2)
            yield return new Waiting?[width / 2];
    }

    /// <summary>An object of its own, because only references are exchanged in one step, whatever the size of the value.</summary>
    private sealed class Waiting(T value)
    {
        public T Value { get; } = value;
    }
}
