using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Benchmarks;

/// <summary>
/// What the polls cost: five CPU-bound bodies, compiled as cells with polls and without, run in turns. The bar is 3 %.
/// A body is a method of a cell, whose locals are real locals: the tightest code a student can write, and so the dearest place for a poll.
/// </summary>
internal static class PollsBenchmark
{
    private const int Rounds = 41;

    /// <summary>The runtime compiles a method anew after 30 calls, and, with what it has counted in those, after 30 more.</summary>
    private const int CallsToNextTier = 32;

    private static readonly TimeSpan CompilesWithin = TimeSpan.FromMilliseconds(300);
    private const double Bar = 1.03;

    private static readonly (string Name, string Code)[] Bodies =
    [
        ("sum", """
            static long Work()
            {
                long sum = 0;
                for (int i = 0; i < 40_000_000; i++)
                    sum += i;
                return sum;
            }
            """),
        ("sieve", """
            static long Work()
            {
                var composite = new bool[10_000_000];
                long primes = 0;
                for (int i = 2; i < composite.Length; i++)
                {
                    if (composite[i])
                        continue;
                    primes++;
                    for (long j = (long)i * i; j < composite.Length; j += i)
                        composite[j] = true;
                }
                return primes;
            }
            """),
        ("matrix product", """
            static long Work()
            {
                const int n = 200;
                var (a, b, c) = (new double[n, n], new double[n, n], new double[n, n]);
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                        (a[i, j], b[i, j]) = (i + j, i - j);
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                    {
                        double sum = 0;
                        for (int k = 0; k < n; k++)
                            sum += a[i, k] * b[k, j];
                        c[i, j] = sum;
                    }
                return (long)c[n - 1, n - 1];
            }
            """),
        ("darts", """
            static long Work()
            {
                var random = new Random(1);
                long hits = 0;
                for (int i = 0; i < 3_000_000; i++)
                {
                    var (x, y) = (random.NextDouble(), random.NextDouble());
                    if (x * x + y * y <= 1)
                        hits++;
                }
                return hits;
            }
            """),
        ("string building", """
            static long Work()
            {
                var text = new StringBuilder();
                for (int i = 0; i < 1_000_000; i++)
                    text.Append(i).Append(' ');
                return text.Length;
            }
            """),
    ];

    /// <summary>Prints a line for each body; returns 1 if one is over the bar.</summary>
    public static int Run()
    {
        var over = 0;
        foreach (var (name, code) in Bodies)
        {
            var (plain, polled) = (Compile(code, polls: false), Compile(code, polls: true));
            WarmUp(plain);
            WarmUp(polled);
            var rounds = Enumerable.Range(0, Rounds).Select(_ => (Plain: Measure(plain), Polled: Measure(polled))).ToList();
            var ratio = Median(rounds.Select(round => round.Polled / round.Plain));
            over += ratio > Bar ? 1 : 0;
            var fastest = rounds.Min(round => round.Polled) / rounds.Min(round => round.Plain);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-16} without {Median(rounds.Select(round => round.Plain)),7:F2} ms   with {Median(rounds.Select(round => round.Polled)),7:F2} ms   median ratio {ratio:F3}   of the fastest {fastest:F3}"));
        }
        return over == 0 ? 0 : 1;
    }

    private static Func<long> Compile(string code, bool polls)
    {
        var engine = new CSharpEngine(ReferenceSet.Default, Environment.CurrentDirectory);
        var submission = engine.Compile(code, 1, new CompileOptions(polls)) switch
        {
            CompileOutcome.Compiled { Submission: { } compiled } => compiled,
            var other => throw new InvalidOperationException(other.ToString()),
        };
        var assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(submission.Image.Assembly));
        return assembly.GetType(submission.EntryType)!.GetMethod("Work", BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Func<long>>();
    }

    private static void WarmUp(Func<long> work)
    {
        for (var tier = 0; tier < 3; tier++)
        {
            for (var call = 0; call < CallsToNextTier; call++)
                work();
            Thread.Sleep(CompilesWithin);
        }
    }

    private static double Measure(Func<long> work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
