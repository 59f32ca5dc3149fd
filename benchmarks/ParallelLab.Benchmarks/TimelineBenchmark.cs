using System.Diagnostics;
using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Instruments.Timelines;
using Activity = ParallelLab.Instruments.Timelines.Activity;

namespace ParallelLab.Benchmarks;

/// <summary>
/// What recording a timeline costs the code, and how near it comes to the truth. Costs are medians of ratios of a run with to the run
/// without just before it; the bars are 2 % for code that computes and 25 % for a million contended lock acquisitions. The ratio of the
/// process's CPU times counts the recorder's own threads in, and is the one to look at where others load the machine.
/// </summary>
internal static class TimelineBenchmark
{
    private const int Rounds = 15;
    private const int Acquisitions = 1_000_000;
    private const int Threads = 4;
    private static readonly TimeSpan BarOfPhases = TimeSpan.FromMilliseconds(10);

    /// <summary>Prints a line for each figure; returns 1 if one is over its bar.</summary>
    public static int Run()
    {
        var over = 0;
        over += Cost("computing, one thread", 1.02, () => Compute(1));
        over += Cost("computing, all cores", 1.02, () => Compute(Environment.ProcessorCount));
        over += Cost("contended locks", 1.25, Contend);
        over += Cost("tasks (no bar)", double.PositiveInfinity, StartTasks);
        over += Accuracy();
        return over == 0 ? 0 : 1;
    }

    private static int Cost(string name, double bar, Action body)
    {
        body();
        Timeline.Record(body);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Plain: Measure(body), Recorded: MeasureRecorded(body))).ToList();
        var ratio = Median(rounds.Select(round => round.Recorded.Wall / round.Plain.Wall));
        var cpu = Median(rounds.Select(round => round.Recorded.Cpu / round.Plain.Cpu));
        Say($"{name,-24} without {Median(rounds.Select(round => round.Plain.Wall)),8:F1} ms   with {Median(rounds.Select(round => round.Recorded.Wall)),8:F1} ms   median ratio {ratio:F3}   of CPU times {cpu:F3}   bar {bar:F2}");
        return ratio > bar ? 1 : 0;
    }

    /// <summary>A thread that computes for 80 ms, sleeps for 50 and waits 100 for a lock: how far off are the three?</summary>
    private static int Accuracy()
    {
        var errors = Enumerable.Range(0, Rounds).Select(_ => Errors(Timeline.Record(KnownTruth))).ToList();
        var worst = new[] { Activity.Running, Activity.Idle, Activity.WaitingForLock }.Select((activity, index) =>
        {
            var sorted = errors.Select(error => error[index]).Order().ToArray();
            Say($"error of {activity,-16} median {sorted[Rounds / 2],6:F2} ms   largest {sorted[^1],6:F2} ms   bar {BarOfPhases.TotalMilliseconds:F0}");
            return sorted[Rounds / 2];
        }).Max();
        return worst > BarOfPhases.TotalMilliseconds ? 1 : 0;
    }

    private static double[] Errors(TimelineRecording recording)
    {
        var lane = recording.Lanes.Single(each => each.Name == "known");
        return
        [
            Math.Abs(Milliseconds(lane, Activity.Running) - 80), Math.Abs(Milliseconds(lane, Activity.Idle) - 50),
            Math.Abs(Milliseconds(lane, Activity.WaitingForLock) - 100),
        ];
    }

    private static double Milliseconds(Lane lane, Activity activity) =>
        lane.Phases.Where(phase => phase.Activity == activity).Sum(phase => phase.When.Length.TotalMilliseconds);

    private static void KnownTruth()
    {
        var gate = new object();
        using var isHeld = new ManualResetEventSlim();
        using var isAboutToWait = new ManualResetEventSlim();
        var holder = new Thread(() =>
        {
            lock (gate)
            {
                isHeld.Set();
                isAboutToWait.Wait();
                Thread.Sleep(100);
            }
        });
        var known = new Thread(() =>
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromMilliseconds(80))
            {
            }
            Thread.Sleep(50);
            isAboutToWait.Set();
            lock (gate)
            {
            }
        })
        { Name = "known" };
        holder.Start();
        isHeld.Wait();
        known.Start();
        known.Join();
        holder.Join();
    }

    private static void Compute(int threads) => OnThreads(threads, () =>
    {
        var sum = 0.0;
        for (var i = 1; i < 300_000_000; i++)
            sum += 1.0 / i;
        GC.KeepAlive(sum);
    });

    private static void Contend()
    {
        var gate = new object();
        var shared = 0L;
        OnThreads(Threads, () =>
        {
            for (var i = 0; i < Acquisitions / Threads; i++)
            {
                lock (gate)
                {
                    shared += i;
                    Thread.SpinWait(10);
                }
            }
        });
        GC.KeepAlive(shared);
    }

    private static void StartTasks() => Task.WaitAll([.. Enumerable.Range(0, 50_000).Select(_ => Task.Run(() => { }))]);

    private static void OnThreads(int count, ThreadStart body)
    {
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(body)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static (double Wall, double Cpu) Measure(Action body)
    {
        var meter = RunMeter.Start(TimeProvider.System);
        body();
        var cost = meter.Stop();
        return (cost.Wall.TotalMilliseconds, (cost.User + cost.System).TotalMilliseconds);
    }

    /// <summary>The body alone: what begins and ends a recording is a cost of its own and not the code's.</summary>
    private static (double Wall, double Cpu) MeasureRecorded(Action body)
    {
        var measured = (Wall: 0.0, Cpu: 0.0);
        Timeline.Record(() => measured = Measure(body));
        return measured;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
