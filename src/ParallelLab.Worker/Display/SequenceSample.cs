using System.Collections;

namespace ParallelLab.Worker.Display;

/// <summary>
/// The first items of a sequence, taken in one pass: a lazy sequence may be endless, and a second pass may give
/// other items or cost as much again.
/// </summary>
/// <param name="Items">The items taken.</param>
/// <param name="Ending">What stands after them: nothing, <c>…</c>, or the error that ended the pass.</param>
internal sealed record SequenceSample(IReadOnlyList<object?> Items, string? Ending)
{
    private const string NotRunOn = "… (not run any further, as that takes long; ToList() runs to the end)";

    /// <param name="time">The time for it, asked between the items.</param>
    /// <param name="isEnough">Asked between the items, too.</param>
    public static SequenceSample Take(IEnumerable sequence, int limit, ReadingTime time, Func<bool>? isEnough = null)
    {
        var items = new List<object?>();
        try
        {
            foreach (var item in sequence)
            {
                if (items.Count == limit)
                    return new SequenceSample(items, Rest(sequence, limit));
                items.Add(item);
                if (time.IsOver || isEnough?.Invoke() == true)
                    return new SequenceSample(items, NotRunOn);
            }
            return new SequenceSample(items, null);
        }
        catch (Exception e) when (time.Say(e) is not null)
        {
            return new SequenceSample(items, time.IsOver ? NotRunOn : time.Say(e));
        }
    }

    private static string Rest(IEnumerable sequence, int taken) =>
        sequence is ICollection { Count: var count } && count > taken ? $"… {count - taken} more" : "…";
}
