namespace ParallelLab.Demos;

/// <summary>
/// CPU-bound work that divides evenly: π as the area under 4/(1 + x²) between 0 and 1, cut into many thin slices.
/// It touches next to no memory and waits for nothing, so only the cores decide how long it takes.
/// </summary>
public static class PiSum
{
    /// <summary>The area of the slices from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    /// <param name="from">The first slice.</param>
    /// <param name="to">The slice after the last.</param>
    /// <param name="slices">Into how many the whole area is cut. The error shrinks with their square.</param>
    public static double Area(long from, long to, long slices)
    {
        var sum = 0.0;
        for (var slice = from; slice < to; slice++)
        {
            var x = (slice + 0.5) / slices;
            sum += 4 / (1 + (x * x));
        }

        return sum / slices;
    }

    /// <summary>
    /// The whole area, divided evenly among so many threads. The amount of work is the same for any number of them:
    /// what changes is how many cores can do it at once.
    /// </summary>
    /// <remarks>Each thread writes to a place of its own, so nothing needs a lock; <c>Join</c> makes what it wrote visible.</remarks>
    public static double OnThreads(int threads, long slices)
    {
        var areas = new double[threads];
        var workers = Enumerable.Range(0, threads)
            .Select(n => new Thread(() => areas[n] = Area(slices * n / threads, slices * (n + 1) / threads, slices)) { Name = $"Thread-{n + 1}" })
            .ToList();
        StartJoin.AllTogether(workers);
        return areas.Sum();
    }
}
