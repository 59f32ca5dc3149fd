using System.Numerics;

namespace ParallelLab.Demos;

/// <summary>
/// Random numbers that are numbered: the n-th is computed from the seed and n alone, not from the one before it.
/// </summary>
/// <remarks>
/// <para>An ordinary generator, such as <see cref="Random"/>, is a state that each call changes. Threads that share one must wait for each
/// other, or spoil it; threads that each have their own give results that depend on how many threads there are. A
/// <em>counter-based</em> generator has no state at all: any thread may ask for any number, in any order, and gets the same.</para>
/// <para>This one counts in steps of an odd constant and mixes the bits of the count. It passes the usual tests of randomness.
/// It is not for secrets: who knows one number knows them all.</para>
/// <para>Source: G. Steele, D. Lea, C. Flood, <em>Fast splittable pseudorandom number generators</em>, OOPSLA 2014. On the idea:
/// J. Salmon and others, <em>Parallel random numbers: as easy as 1, 2, 3</em>, SC 2011.</para>
/// </remarks>
public static class SplitMix64
{
    /// <summary>2⁶⁴ divided by the golden ratio, made odd: so the count comes to every value once before it repeats.</summary>
    internal const ulong Step = 0x9E3779B97F4A7C15;

    private const ulong FirstFactor = 0xBF58476D1CE4E5B9;
    private const ulong SecondFactor = 0x94D049BB133111EB;

    /// <summary>64 random bits: the number at that place, counted from 0, of the sequence that the seed stands for.</summary>
    public static ulong At(ulong seed, ulong place) => Mix(CountAt(seed, place));

    /// <summary>What the count shows at that place.</summary>
    internal static ulong CountAt(ulong seed, ulong place) => unchecked(seed + ((place + 1) * Step));

    /// <summary>Spreads each bit of the count over all 64.</summary>
    internal static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * FirstFactor;
            bits = (bits ^ (bits >> 27)) * SecondFactor;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>The same for several counts at a time.</summary>
    internal static Vector<ulong> Mix(Vector<ulong> bits)
    {
        bits = (bits ^ (bits >>> 30)) * FirstFactor;
        bits = (bits ^ (bits >>> 27)) * SecondFactor;
        return bits ^ (bits >>> 31);
    }
}
