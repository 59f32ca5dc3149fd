namespace ParallelLab.Instruments;

/// <summary>
/// Measures one run: from <see cref="Start"/> to <see cref="Stop"/>. All figures but the wall time are the whole process's, so whatever
/// else it does meanwhile counts as the run's.
/// </summary>
public sealed class RunMeter
{
    private readonly TimeProvider _clock;
    private readonly long _allocated;
    private readonly int[] _collections;
    private readonly Environment.ProcessCpuUsage _cpu;
    private readonly long _started;

    /// <summary>The clock is read last at the start and first at the end: what measuring costs is outside.</summary>
    private RunMeter(TimeProvider clock)
    {
        _clock = clock;
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _collections = CollectionCounts();
        _cpu = Environment.CpuUsage;
        _started = clock.GetTimestamp();
    }

    /// <summary>Starts measuring.</summary>
    public static RunMeter Start(TimeProvider clock) => new(clock);

    /// <summary>What the run has cost so far. May be called again; each call measures from the start.</summary>
    public RunCost Stop()
    {
        var wall = _clock.GetElapsedTime(_started);
        var cpu = Environment.CpuUsage;
        var collections = CollectionCounts();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        return new RunCost(
            wall,
            cpu.UserTime - _cpu.UserTime,
            cpu.PrivilegedTime - _cpu.PrivilegedTime,
            allocated - _allocated,
            [.. collections.Zip(_collections, (after, before) => after - before)]);
    }

    /// <summary>The runtime counts a collection in its generation and in all younger ones; here each counts once.</summary>
    private static int[] CollectionCounts()
    {
        var counts = Enumerable.Range(0, GC.MaxGeneration + 2).Select(GC.CollectionCount).ToArray();
        return [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(g => counts[g] - (g < GC.MaxGeneration ? counts[g + 1] : 0))];
    }
}

/// <summary>What a run has cost.</summary>
/// <param name="Wall">Time by the clock.</param>
/// <param name="User">CPU time of all threads in the process's own code.</param>
/// <param name="System">CPU time of all threads in the operating system's code on the process's behalf.</param>
/// <param name="AllocatedBytes">Managed memory allocated, whether or not it has been freed since.</param>
/// <param name="Collections">Garbage collections by generation, from 0; each counts in the oldest generation that it reached.</param>
public sealed record RunCost(
    TimeSpan Wall, TimeSpan User, TimeSpan System, long AllocatedBytes, IReadOnlyList<int> Collections)
{
    /// <summary>Cores at work on average: CPU time by wall time. 0 for a run that took no time at all.</summary>
    public double CoresBusy => Wall > TimeSpan.Zero ? (User + System) / Wall : 0;
}
