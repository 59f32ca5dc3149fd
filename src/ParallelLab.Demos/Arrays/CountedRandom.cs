using System.Numerics;
using System.Runtime.InteropServices;

namespace ParallelLab.Demos;

/// <summary>
/// Random numbers that are computed from their place: number i of a seed is the same whoever asks for it, in whatever order, on whatever
/// thread.
/// </summary>
/// <remarks>
/// <para>An ordinary generator (<see cref="Random"/>) has a state, which each number changes. Threads that share it race, and threads that
/// have one each draw other numbers as soon as the work is divided differently. A generator <em>counted</em> by the place has no state, so
/// there is nothing to share.</para>
/// <para>It is SplitMix64: a 64-bit counter goes up by an odd constant (the golden ratio), and what it shows is stirred by two
/// multiplications and three shifts. Steele, Lea and Flood, <em>Fast splittable pseudorandom number generators</em>, OOPSLA 2014. Good for
/// simulation, useless for secrets.</para>
/// <para>Without a state, several numbers can also be made in one instruction: <see cref="Vector{T}"/> holds four on most machines.</para>
/// </remarks>
public static class CountedRandom
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>The bits of 1.0. With random bits behind them they are a number from 1 up to, not including, 2.</summary>
    private const ulong BitsOfOne = 0x3FF0000000000000;

    /// <summary>How many of a number's 64 bits are not behind the point (sign and exponent).</summary>
    private const int BitsBeforeThePoint = 12;

    /// <summary>Number <paramref name="place"/> of the seed: evenly spread from 0 up to, not including, 1, in steps of 2⁻⁵².</summary>
    public static double At(int seed, long place)
    {
        var stirred = Stir(Start(seed, place));
        return BitConverter.UInt64BitsToDouble((stirred >> BitsBeforeThePoint) | BitsOfOne) - 1;
    }

    /// <summary>Numbers <paramref name="first"/>, <paramref name="first"/> + 1, … of the seed: to the bit what <see cref="At"/> gives,
    /// several at a time.</summary>
    public static void Fill(int seed, long first, Span<double> numbers)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        var counters = new Vector<ulong>(Start(seed, first)) + (Vector<ulong>.Indices * GoldenRatio);
        var step = new Vector<ulong>(GoldenRatio * (ulong)Vector<ulong>.Count);
        foreach (ref var vector in vectors)
        {
            vector = Vector.AsVectorDouble((Stir(counters) >>> BitsBeforeThePoint) | new Vector<ulong>(BitsOfOne)) - Vector<double>.One;
            counters += step;
        }

        for (var rest = vectors.Length * Vector<double>.Count; rest < numbers.Length; rest++)
            numbers[rest] = At(seed, first + rest);
    }

    /// <summary>The seed is stirred, too: else neighbouring seeds would give the same numbers, moved by a few places.</summary>
    private static ulong Start(int seed, long place) => Stir((ulong)seed) + ((ulong)(place + 1) * GoldenRatio);

    private static ulong Stir(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static Vector<ulong> Stir(Vector<ulong> z)
    {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EB;
        return z ^ (z >>> 31);
    }
}
