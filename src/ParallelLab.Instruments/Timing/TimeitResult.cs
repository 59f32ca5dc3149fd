using System.Globalization;

namespace ParallelLab.Instruments.Timing;

/// <summary>What one operation costs. Times are in nanoseconds, the loop's own time taken off.</summary>
/// <param name="Nanoseconds">The time of an operation in each run.</param>
/// <param name="Loops">Operations in a run.</param>
/// <param name="AllocatedBytes">Managed memory that an operation allocates, on all threads.</param>
/// <param name="CompiledMeanwhile">Methods that the runtime compiled during the runs, on whatever thread.</param>
public sealed record TimeitResult(Sample Nanoseconds, long Loops, long AllocatedBytes, int CompiledMeanwhile)
{
    /// <summary>Runs whose standard deviation is above this part of their mean can't be called one time.</summary>
    private const double MostSpread = 0.1;

    /// <summary>How much slower the first run must be for the compiler to be blamed.</summary>
    private const double SlowStart = 1.05;

    private const double ShortestNanoseconds = 0.5;

    /// <summary>The time of an operation on average, to 100 ns.</summary>
    public TimeSpan Mean => TimeSpan.FromMicroseconds(Nanoseconds.Mean / 1000);

    /// <summary>Why the figures are not to be trusted, a sentence each; empty when nothing was seen.</summary>
    public IReadOnlyList<string> Warnings => [.. FindWarnings()];

    /// <summary>The result on one line, warnings below.</summary>
    public override string ToString()
    {
        var mean = $"{Units.Nanoseconds(Nanoseconds.Mean)} ± {Units.Nanoseconds(Nanoseconds.StandardDeviation)}";
        var others = $"best {Units.Nanoseconds(Nanoseconds.Best)}, median {Units.Nanoseconds(Nanoseconds.Median)}";
        return string.Join('\n', Warnings.Prepend($"{mean} ({others}, {Units.Bytes(AllocatedBytes)} allocated; {RunsInWords})"));
    }

    /// <summary><c>7 runs of 5,000 loops</c>.</summary>
    public string RunsInWords => $"{Count(Nanoseconds.Values.Count, "run")} of {Count(Loops, "loop")}";

    private static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private IEnumerable<string> FindWarnings()
    {
        if (Nanoseconds.Mean < ShortestNanoseconds)
            yield return "An operation this short can't be told from the loop around it.";
        else if (CompiledMeanwhile > 0 && Nanoseconds.Values[0] > SlowStart * Nanoseconds.Median)
            yield return "The JIT compiler was still at work during the runs, and the first of them was slower: measure again.";
        else if (Nanoseconds.StandardDeviation > MostSpread * Nanoseconds.Mean)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The runs differ: the slowest took {Nanoseconds.Values.Max() / Nanoseconds.Best:F1} × the best. Something else may be running; trust the best.");
    }
}
