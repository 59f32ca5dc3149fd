namespace ParallelLab.Instruments.Timing;

/// <summary>How many operations make up a run.</summary>
internal static class LoopCount
{
    private const long Most = 1_000_000_000;

    /// <summary>The smallest of 1, 2, 5, 10, 20, 50 … that takes at least that long.</summary>
    /// <param name="nanoseconds">What one operation takes.</param>
    public static long For(TimeSpan atLeast, double nanoseconds)
    {
        var needed = atLeast.TotalNanoseconds / Math.Max(nanoseconds, 0.01);
        for (var decade = 1L; decade < Most; decade *= 10)
        {
            foreach (var step in (ReadOnlySpan<long>)[1, 2, 5])
            {
                if (step * decade >= needed)
                    return step * decade;
            }
        }
        return Most;
    }
}
