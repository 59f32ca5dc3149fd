using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace ParallelLab.Instruments.Progress;

/// <summary>
/// Shows how far a loop has come: a bar, the rate, the time left. An item is done with when the next one is asked for, so the bar ends
/// where the loop ends: after the last item, at a <c>break</c>, at an exception.
/// </summary>
public static class ProgressExtensions
{
    /// <summary>The same items, counted.</summary>
    /// <remarks>
    /// <c>Parallel.ForEach</c> takes items in batches, ahead of the work; the bar then runs ahead by as much. Exact is
    /// <c>Partitioner.Create(items).WithProgress("pages")</c>.
    /// </remarks>
    /// <param name="label">What is counted.</param>
    /// <param name="total">How many there are; asked of the sequence itself where it knows.</param>
    public static IEnumerable<T> WithProgress<T>(this IEnumerable<T> items, string label = "", long? total = null) =>
        Counted(items, () => Begin(label, total ?? (items.TryGetNonEnumeratedCount(out var known) ? known : null)));

    /// <inheritdoc cref="WithProgress{T}(IEnumerable{T}, string, long?)"/>
    public static IAsyncEnumerable<T> WithProgress<T>(this IAsyncEnumerable<T> items, string label = "", long? total = null) =>
        Counted(items, () => Begin(label, total));

    /// <summary>The same items, each counted when the thread that took it is done with it.</summary>
    /// <inheritdoc cref="WithProgress{T}(IEnumerable{T}, string, long?)"/>
    public static Partitioner<T> WithProgress<T>(this Partitioner<T> items, string label = "", long? total = null) =>
        new CountedPartitioner<T>(items, () => Begin(label, total));

    internal static IEnumerable<T> Counted<T>(IEnumerable<T> items, Func<ProgressCount> begin)
    {
        var count = begin();
        var isComplete = false;
        try
        {
            foreach (var item in items)
            {
                yield return item;
                count.Add();
            }
            isComplete = true;
        }
        finally
        {
            count.End(isComplete);
        }
    }

    internal static async IAsyncEnumerable<T> Counted<T>(
        IAsyncEnumerable<T> items, Func<ProgressCount> begin, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var count = begin();
        var isComplete = false;
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                yield return item;
                count.Add();
            }
            isComplete = true;
        }
        finally
        {
            count.End(isComplete);
        }
    }

    private static ProgressCount Begin(string label, long? total) => new(label, total, ProgressDisplays.Open(), TimeProvider.System);
}
