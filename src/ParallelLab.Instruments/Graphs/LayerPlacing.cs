using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Graphs;

/// <summary>
/// Where the places of one layer stand from left to right: each as near as it can be to where it wishes to stand, in the layer's order,
/// without overlap, and inside the page. "Near" means the least sum of squares, which pooling neighbours that push each other finds
/// exactly (isotonic regression).
/// </summary>
internal static class LayerPlacing
{
    /// <param name="wishes">Where the middles would like to be.</param>
    /// <param name="widths">How much each takes, with the space between it and the next.</param>
    /// <param name="page">The width to stay inside of; at least the sum of the widths.</param>
    /// <returns>The middles.</returns>
    public static double[] Place(IReadOnlyList<double> wishes, IReadOnlyList<double> widths, double page)
    {
        // Without the widths to its left, a middle may be anywhere not left of the one before.
        var offsets = new double[wishes.Count];
        var total = 0.0;
        for (var i = 0; i < widths.Count; i++)
        {
            offsets[i] = total + (widths[i] / 2);
            total += widths[i];
        }

        var pools = new Stack<Pool>();
        for (var i = 0; i < wishes.Count; i++)
        {
            var pool = new Pool(wishes[i] - offsets[i], 1);
            while (pools.TryPeek(out var before) && before.Mean >= pool.Mean)
                pool = pools.Pop().With(pool);
            pools.Push(pool);
        }

        return [.. pools.Reverse().SelectMany(pool => Enumerable.Repeat(Math.Clamp(pool.Mean, 0, Math.Max(0, page - total)), pool.Count)).Zip(offsets, (free, offset) => free + offset)];
    }

    /// <summary>Neighbours that touch.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pool(double Sum, int Count)
    {
        public double Mean => Sum / Count;

        public Pool With(Pool other) => new(Sum + other.Sum, Count + other.Count);
    }
}
