using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>Brings happenings from many sources into the order of time. Those of one source and one moment keep theirs.</summary>
internal sealed class HappeningOrder
{
    private readonly List<Happening> _added = [];
    private readonly List<Entry> _waiting = [];
    private long _next;

    /// <summary>What is to be put in order; emptied by <see cref="TakeThrough"/>.</summary>
    public List<Happening> Added => _added;

    /// <summary>Hands over all that happened up to then; the rest waits for company.</summary>
    public void TakeThrough(long at, Action<Happening> take)
    {
        foreach (var happening in _added)
            _waiting.Add(new Entry(happening, _next++));
        _added.Clear();
        _waiting.Sort(static (one, other) => (one.Happening.At, one.Number).CompareTo((other.Happening.At, other.Number)));
        var count = 0;
        while (count < _waiting.Count && _waiting[count].Happening.At <= at)
            take(_waiting[count++].Happening);
        _waiting.RemoveRange(0, count);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(Happening Happening, long Number);
}
