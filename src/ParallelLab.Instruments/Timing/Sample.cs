namespace ParallelLab.Instruments.Timing;

/// <summary>The same quantity measured several times.</summary>
/// <param name="Values">At least one, in the order of measuring.</param>
public sealed record Sample(IReadOnlyList<double> Values)
{
    public double Mean => Values.Average();

    /// <summary>Of the sample: divided by n − 1. 0 for a single value.</summary>
    public double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return Values.Count < 2 ? 0 : Math.Sqrt(Values.Sum(value => (value - mean) * (value - mean)) / (Values.Count - 1));
        }
    }

    /// <summary>The smallest.</summary>
    public double Best => Values.Min();

    /// <summary>The middle one; between the two middle ones of an even number.</summary>
    public double Median
    {
        get
        {
            var sorted = Values.Order().ToArray();
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }
}
