using System.Diagnostics;
using System.Runtime;
using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timing;

/// <summary>Runs a body in loops and reads the clock around them.</summary>
internal sealed class MeasuredLoop(TimedBody body, CancellationToken stop)
{
    /// <summary>The runtime compiles a method anew after 30 calls and, with what it has counted by then, once more after 30 others.</summary>
    private const long CallsUntilCompiled = 64;

    /// <summary>It starts to do so 100 ms after the last method was called first: quiet for longer means that nothing more is to come.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    /// <summary>Slow code must not be warmed for minutes: its hot loops are compiled while they run.</summary>
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(10);

    private const int OverheadLoops = 1_000_000;
    private const int OverheadRuns = 5;

    private readonly TimedBody _empty = body.Empty;

    /// <summary>Methods that the runtime has compiled so far, on all threads.</summary>
    public static long CompiledMethods => JitInfo.GetCompiledMethodCount();

    /// <summary>Runs body and empty loop until the runtime compiles nothing any more.</summary>
    /// <returns>What an operation takes now, the loop's time included, in nanoseconds.</returns>
    public double WarmUp()
    {
        var began = Stopwatch.GetTimestamp();
        var (quietSince, compiled, calls, batch) = (began, CompiledMethods, 0L, 1L);
        while (true)
        {
            var nanoseconds = Time(body, batch);
            Time(_empty, batch);
            calls += batch;
            if (CompiledMethods != compiled)
                (quietSince, compiled) = (Stopwatch.GetTimestamp(), CompiledMethods);
            var isSteady = calls >= CallsUntilCompiled && Stopwatch.GetElapsedTime(quietSince) > Quiet;
            if (isSteady || Stopwatch.GetElapsedTime(began) > LongestWarmUp)
                return nanoseconds / batch;
            if (nanoseconds < LongestBatch.TotalNanoseconds)
                batch *= 2;
        }
    }

    /// <summary>What an operation takes, told from loops that grow until one takes at least a tenth of <paramref name="runTime"/>.</summary>
    public double Estimate(TimeSpan runTime)
    {
        for (var batch = 1L; ; batch *= 2)
        {
            var nanoseconds = Time(body, batch);
            if (nanoseconds * 10 >= runTime.TotalNanoseconds)
                return nanoseconds / batch;
        }
    }

    /// <summary>What the loop itself takes for an operation, in nanoseconds.</summary>
    public double Overhead() =>
        Enumerable.Range(0, OverheadRuns).Min(_ => Time(_empty, OverheadLoops)) / OverheadLoops;

    /// <summary>One run, with what earlier ones left to the garbage collector cleared away before it.</summary>
    public Cost Run(long loops)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var nanoseconds = Time(body, loops);
        return new Cost(nanoseconds / loops, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / loops);
    }

    private double Time(TimedBody what, long loops)
    {
        stop.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        what.Loop(loops, stop);
        var elapsed = Stopwatch.GetTimestamp() - started;
        stop.ThrowIfCancellationRequested();
        return elapsed * (1e9 / Stopwatch.Frequency);
    }

    /// <summary>What an operation cost in one run.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Cost(double Nanoseconds, long AllocatedBytes);
}
