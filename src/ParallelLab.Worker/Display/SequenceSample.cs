using System.Collections;
using System.Diagnostics;

namespace ParallelLab.Worker.Display;

/// <summary>
/// The first items of a sequence, taken in one pass: a lazy sequence may be endless, and a second pass may give
/// other items or cost as much again.
/// </summary>
/// <param name="Items">The items taken.</param>
/// <param name="Ending">What stands after them: nothing, <c>…</c>, or the error that ended the pass.</param>
internal sealed record SequenceSample(IReadOnlyList<object?> Items, string? Ending)
{
    /// <summary>Of a sequence that is itself the value.</summary>
    public static SequenceSample Take(IEnumerable sequence, int limit)
    {
        var began = Stopwatch.GetTimestamp();
        return Take(sequence, limit, () => Stopwatch.GetElapsedTime(began) > DisplayLimits.Running, e => Thrown.IsShown(e) ? Thrown.Text(e) : null);
    }

    /// <param name="isOver">Whether the time for it is over; asked between the items.</param>
    /// <param name="say">What to say of an exception; null for one that passes through.</param>
    public static SequenceSample Take(IEnumerable sequence, int limit, Func<bool> isOver, Func<Exception, string?> say)
    {
        var items = new List<object?>();
        try
        {
            foreach (var item in sequence)
            {
                if (items.Count == limit)
                    return new SequenceSample(items, Rest(sequence, limit));
                items.Add(item);
                if (isOver())
                    return new SequenceSample(items, "… (not run any further, as that takes long; ToList() runs to the end)");
            }
            return new SequenceSample(items, null);
        }
        catch (Exception e) when (say(e) is not null)
        {
            return new SequenceSample(items, say(e));
        }
    }

    private static string Rest(IEnumerable sequence, int taken) =>
        sequence is ICollection { Count: var count } && count > taken ? $"… {count - taken} more" : "…";
}
