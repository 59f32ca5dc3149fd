using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ParallelLab.Demos;

/// <summary>
/// Count, mean and spread of numbers: all that is needed for a mean and a standard deviation, and small enough to be handed around instead
/// of the numbers. Two such summaries merge into that of all numbers, so a large collection can be summarised in pieces.
/// </summary>
/// <remarks>
/// The formula of the textbook, mean of the squares less square of the mean, subtracts two large numbers that are nearly equal; for the
/// numbers 10⁹ + 1, 10⁹ + 2, 10⁹ + 3 no digit of its result is right. So deviations are summed, always from a mean that is near.
/// </remarks>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Their mean; 0 if there are none.</param>
/// <param name="SquaredDeviations">The sum of (x − mean)², 0 if there are none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Moments(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>Around the mean of these very numbers; the root of the mean square (dividing by n, not n − 1). NaN without
    /// numbers.</summary>
    public double StandardDeviation => Math.Sqrt(SquaredDeviations / Count);

    /// <summary>Of numbers that lie in memory, in two passes: first the mean, then the deviations from it. While they are in the cache the
    /// second pass is cheap.</summary>
    public static Moments Of(ReadOnlySpan<double> numbers)
    {
        if (numbers.IsEmpty)
            return default;
        var deviation = TensorPrimitives.StdDev(numbers);
        return new Moments(numbers.Length, TensorPrimitives.Average(numbers), deviation * deviation * numbers.Length);
    }

    /// <summary>With one number more, without any of the earlier ones (Welford, Technometrics 4, 1962): for numbers that come one by
    /// one.</summary>
    public Moments With(double number)
    {
        var count = Count + 1;
        var mean = Mean + ((number - Mean) / count);
        return new Moments(count, mean, SquaredDeviations + ((number - Mean) * (number - mean)));
    }

    /// <summary>
    /// Of both together: each has its own spread, and the distance of the two means adds to it (Chan, Golub and LeVeque, <em>Updating
    /// formulae and a pairwise algorithm for computing sample variances</em>, 1979).
    /// </summary>
    public static Moments Merge(Moments one, Moments other)
    {
        if (one.Count == 0 || other.Count == 0)
            return one.Count == 0 ? other : one;
        var count = one.Count + other.Count;
        var distance = other.Mean - one.Mean;
        var share = (double)other.Count / count;
        return new Moments(
            count,
            one.Mean + (distance * share),
            one.SquaredDeviations + other.SquaredDeviations + (distance * distance * one.Count * share));
    }
}
