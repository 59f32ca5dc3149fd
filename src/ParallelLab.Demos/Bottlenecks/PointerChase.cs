using System.Numerics;

namespace ParallelLab.Demos;

/// <summary>
/// Work that is bound by the memory's <em>latency</em>: at each place of an array stands the place to go to next, in an order that looks
/// random. No step can begin before the one before it has arrived, and no processor can guess where it leads.
/// </summary>
/// <remarks>
/// In an array that fits into a cache a step takes about a nanosecond; in one far larger than all caches nearly each step waits
/// for the memory, a hundred times as long. The instructions are the same: only the size of the data decides.
/// </remarks>
public static class PointerChase
{
    /// <summary>
    /// An array whose places form one ring: who starts anywhere and follows them comes to each place once before the first comes again.
    /// </summary>
    /// <remarks>
    /// The step is that of a linear congruential generator, place → a·place + c. It visits every place if the length is a power of two,
    /// c is odd and a − 1 is divisible by four (T. Hull and A. Dobell, <em>Random number generators</em>, SIAM Review 4, 1962). Such a ring is
    /// written from front to back, in a fraction of the time that shuffling takes.
    /// </remarks>
    /// <param name="places">Its length, a power of two, at least 4. A place takes 4 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is no power of two, or too short.</exception>
    public static int[] Ring(int places)
    {
        if (places < 4 || !BitOperations.IsPow2(places))
            throw new ArgumentOutOfRangeException(nameof(places), places, "The length of a ring is a power of two, at least 4.");

        var next = GC.AllocateUninitializedArray<int>(places);
        var last = (uint)places - 1;
        for (var place = 0u; place <= last; place++)
            next[place] = (int)(unchecked((place * 1664525) + 1013904223) & last);

        return next;
    }

    /// <summary>Takes so many steps and returns the place where they lead.</summary>
    /// <param name="next">What <see cref="Ring"/> made. It is only read: any number of threads may follow it at once.</param>
    /// <param name="start">Where to begin; counted round the ring if it is beyond its length.</param>
    /// <param name="steps">How many.</param>
    public static int Follow(int[] next, int start, long steps)
    {
        var place = start % next.Length;
        for (var step = 0L; step < steps; step++)
            place = next[place];

        return place;
    }
}
