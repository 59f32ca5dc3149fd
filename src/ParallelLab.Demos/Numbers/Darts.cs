namespace ParallelLab.Demos;

/// <summary>
/// π by throwing darts at a square of side 1, in which a quarter of a circle of radius 1 is drawn around one corner. A dart lands
/// anywhere with equal chance, so it lands in the quarter circle with the chance of its area, π/4.
/// </summary>
/// <remarks>
/// <para>This is a <em>Monte Carlo</em> method: the answer is an average over random trials. Its error shrinks with the square root of
/// their number, so each further digit costs a hundred times as many darts (see <see cref="StandardError"/>).</para>
/// <para>Every dart has a number, and where it lands follows from the seed and that number (<see cref="SplitMix64"/>). So
/// it makes no difference who throws it and when: any division among any number of workers gives the same hits, to the last dart.</para>
/// </remarks>
public static class Darts
{
    /// <summary>Half of a dart's 64 bits say how far right it lands, half how far up, each in steps of 2⁻³².</summary>
    private const double Step = 1.0 / (1L << 32);

    /// <summary>
    /// Throws the darts numbered <paramref name="from"/> up to, not including, <paramref name="to"/>, and counts those in the quarter circle.
    /// CPU-bound: it touches no memory and waits for nothing.
    /// </summary>
    /// <param name="from">The first dart's number, from 0.</param>
    /// <param name="to">The number after the last. Not below <paramref name="from"/>.</param>
    /// <param name="seed">The same seed gives the same darts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the end lies before the start.</exception>
    public static long Hits(long from, long to, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);

        var hits = 0L;
        for (var dart = from; dart < to; dart++)
        {
            var (x, y) = Place(dart, seed);
            hits += (x * x) + (y * y) < 1 ? 1 : 0;
        }

        return hits;
    }

    /// <summary>Where a dart lands: each from 0 up to, not including, 1.</summary>
    public static (double X, double Y) Place(long dart, ulong seed = 0)
    {
        var bits = SplitMix64.At(seed, (ulong)dart);
        return ((uint)(bits >> 32) * Step, (uint)bits * Step);
    }

    /// <summary>The estimate: four times the share of hits.</summary>
    /// <param name="hits">Darts in the quarter circle.</param>
    /// <param name="darts">All darts, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">Without a dart there is no estimate.</exception>
    public static double Pi(long hits, long darts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(darts, 1);
        return 4.0 * hits / darts;
    }

    /// <summary>
    /// The standard deviation of <see cref="Pi"/> for so many darts, √(π (4 − π) / darts), which is 1.64 / √darts: two thirds of all
    /// estimates are no farther from π than this, and but one in 15,000 is farther than four times as much.
    /// </summary>
    /// <remarks>A dart counts 4 with the chance p = π/4, else 0; its variance is 16 p (1 − p) = π (4 − π). That of a mean is divided by the number.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Without a dart there is no estimate.</exception>
    public static double StandardError(long darts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(darts, 1);
        return Math.Sqrt(Math.PI * (4 - Math.PI) / darts);
    }
}
