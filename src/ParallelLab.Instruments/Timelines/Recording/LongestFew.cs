namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>A list of stretches of time that stays small: when it is full the shorter half goes, and with it what is as short later.</summary>
internal sealed class LongestFew<T>(int most, Func<T, long> length)
{
    private readonly List<T> _kept = [];
    private long _shortest = long.MinValue;

    public IReadOnlyList<T> Kept => _kept;

    /// <summary>How many were left out.</summary>
    public int LeftOut { get; private set; }

    public void Add(T item)
    {
        if (length(item) < _shortest)
        {
            LeftOut++;
            return;
        }

        _kept.Add(item);
        if (_kept.Count < most)
            return;
        _shortest = 1 + _kept.Select(length).Order().ElementAt(most / 2);
        LeftOut += _kept.RemoveAll(kept => length(kept) < _shortest);
    }
}
