using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ParallelLab.Instruments.Timing;
using Perfolizer.Horology;

namespace ParallelLab.Benchmarks;

/// <summary>
/// Timeit beside BenchmarkDotNet on the same bodies, from 20 ns to 10 ms, by turns in one run. The bar: the medians within 10 %.
/// </summary>
internal static class TimeitBenchmark
{
    private const int Rounds = 5;
    private const double Bar = 0.10;

    /// <summary>Prints a line for each body; returns 1 if one is over the bar.</summary>
    public static int Run()
    {
        var bodies = new TimedBodies();
        (string Name, Func<TimeitResult> Timeit)[] all =
        [
            (nameof(TimedBodies.Parse), () => Timeit.Run(bodies.Parse)),
            (nameof(TimedBodies.Format), () => Timeit.Run(bodies.Format)),
            (nameof(TimedBodies.Fib10), () => Timeit.Run(bodies.Fib10)),
            (nameof(TimedBodies.Sort), () => Timeit.Run(bodies.Sort)),
            (nameof(TimedBodies.Sum), () => Timeit.Run(bodies.Sum)),
            (nameof(TimedBodies.Sieve), () => Timeit.Run(bodies.Sieve)),
        ];
        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => (Theirs: BenchmarkDotNetTimes(), Ours: all.ToDictionary(body => body.Name, body => body.Timeit().Nanoseconds)))
            .ToList();

        var over = 0;
        foreach (var (name, _) in all)
        {
            var ours = Median(rounds.Select(round => round.Ours[name].Median));
            var theirs = Median(rounds.Select(round => round.Theirs[name].Median));
            var difference = (ours / theirs) - 1;
            var ofTheBest = (rounds.Min(round => round.Ours[name].Best) / rounds.Min(round => round.Theirs[name].Best)) - 1;
            over += Math.Abs(difference) > Bar ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-8} Timeit {ours,14:N1} ns   BenchmarkDotNet {theirs,14:N1} ns   {difference,7:+0.0 %;-0.0 %}   of the best {ofTheBest,7:+0.0 %;-0.0 %}"));
        }
        return over == 0 ? 0 : 1;
    }

    private static Dictionary<string, Sample> BenchmarkDotNetTimes()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithWarmupCount(4).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(200)))
            .AddLogger(NullLogger.Instance);
        return BenchmarkRunner.Run<TimedBodies>(config).Reports
            .ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report => new Sample(report.ResultStatistics!.OriginalValues));
    }

    private static double Median(IEnumerable<double> values) => new Sample([.. values]).Median;
}

/// <summary>Bodies of six magnitudes.</summary>
public class TimedBodies
{
    private static readonly int[] Shuffled = [.. Enumerable.Range(0, 1000).OrderBy(i => (i * 7919) % 1009)];

    private readonly string _digits = "1234567";
    private readonly double _number = 1234.5678;
    private readonly int[] _scratch = new int[1000];
    private readonly double[] _values = [.. Enumerable.Range(0, 200_000).Select(i => (double)i)];
    private readonly bool[] _composite = new bool[2_000_000];

    [Benchmark]
    public int Parse() => int.Parse(_digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [Benchmark]
    public string Format() => _number.ToString("F2", CultureInfo.InvariantCulture);

    [Benchmark]
    public int Fib10() => Fib(10);

    [Benchmark]
    public void Sort()
    {
        Shuffled.CopyTo(_scratch, 0);
        Array.Sort(_scratch);
    }

    [Benchmark]
    public double Sum()
    {
        var sum = 0.0;
        foreach (var value in _values)
            sum += value;
        return sum;
    }

    [Benchmark]
    public int Sieve()
    {
        Array.Clear(_composite);
        var primes = 0;
        for (var i = 2; i < _composite.Length; i++)
        {
            if (_composite[i])
                continue;
            primes++;
            for (var j = (long)i * i; j < _composite.Length; j += i)
                _composite[j] = true;
        }
        return primes;
    }

    private static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
}
