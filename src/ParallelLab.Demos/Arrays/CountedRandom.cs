using System.Numerics;
using System.Runtime.InteropServices;

namespace ParallelLab.Demos;

/// <summary>
/// Random numbers from 0 to 1 that are computed from their place: number i of a seed is the same whoever asks for it, in whatever order, on whatever
/// thread. <see cref="SplitMix64"/> says how, and why an ordinary generator can't.
/// </summary>
/// <remarks>
/// Without a state, several numbers can also be made in one instruction: <see cref="Vector{T}"/> holds four on most machines.
/// </remarks>
public static class CountedRandom
{
    /// <summary>The bits of 1.0. With random bits behind them they are a number from 1 up to, not including, 2.</summary>
    private const ulong BitsOfOne = 0x3FF0000000000000;

    /// <summary>How many of a number's 64 bits are not behind the point (sign and exponent).</summary>
    private const int BitsBeforeThePoint = 12;

    /// <summary>Number <paramref name="place"/> of the seed: evenly spread from 0 up to, not including, 1, in steps of 2⁻⁵².</summary>
    public static double At(int seed, long place) =>
        BitConverter.UInt64BitsToDouble((SplitMix64.Mix(CountAt(seed, place)) >> BitsBeforeThePoint) | BitsOfOne) - 1;

    /// <summary>Numbers <paramref name="first"/>, <paramref name="first"/> + 1, … of the seed: to the bit what <see cref="At"/> gives,
    /// several at a time.</summary>
    public static void Fill(int seed, long first, Span<double> numbers)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        var counts = new Vector<ulong>(CountAt(seed, first)) + (Vector<ulong>.Indices * SplitMix64.Step);
        var step = new Vector<ulong>(SplitMix64.Step * (ulong)Vector<ulong>.Count);
        foreach (ref var vector in vectors)
        {
            vector = Vector.AsVectorDouble((SplitMix64.Mix(counts) >>> BitsBeforeThePoint) | new Vector<ulong>(BitsOfOne)) - Vector<double>.One;
            counts += step;
        }

        for (var rest = vectors.Length * Vector<double>.Count; rest < numbers.Length; rest++)
            numbers[rest] = At(seed, first + rest);
    }

    /// <summary>The seed is mixed, too: else neighbouring seeds would give the same numbers, moved by a few places.</summary>
    private static ulong CountAt(int seed, long place) => SplitMix64.CountAt(SplitMix64.Mix((ulong)seed), (ulong)place);
}
