using System.Diagnostics;
using System.Globalization;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Benchmarks;

/// <summary>
/// What the deadlock watch costs: three bodies, run in turns with and without its listener and its checks. The bar is 1 %.
/// </summary>
internal static class DeadlockBenchmark
{
    private const int Rounds = 21;
    private const double Bar = 1.01;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, Action Body)[] Bodies =
    [
        ("CPU-bound", () => OnThreads(2, () => Spin(150_000_000))),
        ("contended lock", Contended(threads: 4, rounds: 500_000, inside: 10)),
        ("convoy", Contended(threads: 4, rounds: 2_000, inside: 20_000)),
    ];

    private static long s_sink;

    /// <summary>Prints a line for each body; returns 1 if one is over the bar.</summary>
    public static int Run()
    {
        var over = 0;
        foreach (var (name, body) in Bodies)
        {
            body();
            var rounds = Enumerable.Range(0, Rounds).Select(_ => (Off: Measure(body), On: Watched(body))).ToList();
            var ratio = Median(rounds.Select(round => round.On.Milliseconds / round.Off));
            over += ratio > Bar ? 1 : 0;
            var fastest = rounds.Min(round => round.On.Milliseconds) / rounds.Min(round => round.Off);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-16} off {Median(rounds.Select(round => round.Off)),7:F1} ms   on {Median(rounds.Select(round => round.On.Milliseconds)),7:F1} ms   median ratio {ratio:F3}   of the fastest {fastest:F3}   events {rounds.Max(round => round.On.Events)}"));
        }
        return over == 0 ? 0 : 1;
    }

    private static (double Milliseconds, int Events) Watched(Action body)
    {
        var events = 0;
        var watch = new DeadlockWatch(() => new LookOutcome.Unseen("it is not asked"), _ => { }, (_, _) => { }, TimeProvider.System);
        using var stop = new ManualResetEventSlim();
        var checking = new Thread(() =>
        {
            while (!stop.Wait(Pause))
                watch.Check();
        });
        using var listener = new ContentionListener(next =>
        {
            events++;
            watch.Add(next);
        });
        checking.Start();
        var milliseconds = Measure(body);
        stop.Set();
        checking.Join();
        return (milliseconds, events);
    }

    private static Action Contended(int threads, int rounds, int inside)
    {
        var gate = new object();
        return () => OnThreads(threads, () =>
        {
            for (var i = 0; i < rounds; i++)
            {
                lock (gate)
                    Spin(inside);
            }
        });
    }

    private static void Spin(int rounds)
    {
        long sum = 0;
        for (var i = 0; i < rounds; i++)
            sum += i ^ sum;
        Volatile.Write(ref s_sink, sum);
    }

    private static void OnThreads(int count, ThreadStart body)
    {
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(body)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static double Measure(Action body)
    {
        var start = Stopwatch.GetTimestamp();
        body();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
