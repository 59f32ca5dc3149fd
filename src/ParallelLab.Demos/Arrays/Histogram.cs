using System.Collections.Immutable;

namespace ParallelLab.Demos;

/// <summary>
/// How many numbers fall into each of several bins of the same width. Two histograms with the same bins merge by adding.
/// </summary>
/// <remarks>Counts are whole numbers, and those can be added in any order: a histogram, unlike a sum, does not depend on who comes
/// first.</remarks>
public sealed record Histogram
{
    private Histogram(double from, double to, ImmutableArray<long> counts, long outside) =>
        (From, To, Counts, Outside) = (from, to, counts, outside);

    /// <summary>Where the first bin begins.</summary>
    public double From { get; }

    /// <summary>Where the last bin ends. The end itself belongs to it; each other bin begins with what ends the one before.</summary>
    public double To { get; }

    /// <summary>How many numbers fell into each bin.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>How many fell into none: too small, too large, or not a number.</summary>
    public long Outside { get; }

    /// <summary>The middle of each bin.</summary>
    public ImmutableArray<double> Middles =>
        [.. Enumerable.Range(0, Counts.Length).Select(bin => From + ((bin + 0.5) * (To - From) / Counts.Length))];

    /// <summary>Counts numbers.</summary>
    /// <remarks>No vectors here: of four numbers counted at once, two might fall into the same bin, and one would be lost.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are no bins, or they do not lead from a smaller to a larger finite
    /// number.</exception>
    public static Histogram Of(ReadOnlySpan<double> numbers, double from, double to, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (!(from < to) || !double.IsFinite(to - from))
            throw new ArgumentOutOfRangeException(nameof(to), to, $"Bins lead from a number to a larger one; these would lead from {from} to {to}.");

        var counts = new long[bins];
        var outside = 0L;
        var binsPerUnit = bins / (to - from);
        foreach (var number in numbers)
        {
            if (number >= from && number <= to)
                counts[Math.Min((int)((number - from) * binsPerUnit), bins - 1)]++;
            else
                outside++;
        }

        return new Histogram(from, to, ImmutableArray.Create(counts), outside);
    }

    /// <summary>Of both together.</summary>
    /// <exception cref="ArgumentException">Their bins differ.</exception>
    public static Histogram Merge(Histogram one, Histogram other)
    {
        if ((one.From, one.To, one.Counts.Length) != (other.From, other.To, other.Counts.Length))
            throw new ArgumentException($"Only histograms with the same bins merge; these are {one.Bins} and {other.Bins}.", nameof(other));
        var counts = one.Counts.Zip(other.Counts, (mine, others) => mine + others);
        return new Histogram(one.From, one.To, [.. counts], one.Outside + other.Outside);
    }

    private string Bins => $"{Counts.Length} from {From} to {To}";
}
