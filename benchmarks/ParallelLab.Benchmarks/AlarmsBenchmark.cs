using System.Diagnostics;
using System.Globalization;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Benchmarks;

/// <summary>
/// False alarms: contention that goes on by itself, however still its threads stand, in one session again and again. The bar is none. In every
/// fourth run waits stand long enough for rings that only a time-out opens to be looked at from outside.
/// </summary>
internal static class AlarmsBenchmark
{
    private const int ReportEvery = 100;

    private const string Prelude = """
        void Contend(int run)
        {
            var hold = run % 4 == 0 ? 500 : 10 + run * 7 % 50;
            var patience = run % 4 == 0 ? 700 : hold;
            var threads = new List<Thread>();
            void Side(int count, Action<int> body) => threads.AddRange(Enumerable.Range(0, count).Select(i => new Thread(() => body(i))));

            var convoy = new object(); var n = 0;
            Side(4, _ => { for (int k = 0; k < 5_000; k++) lock (convoy) n++; });

            var outer = new object(); var inner = new object();
            Side(2, _ => { lock (outer) lock (inner) Thread.Sleep(hold / 2); });

            object[] crossed = [new(), new()]; var two = new CountdownEvent(2);
            Side(2, i => { lock (crossed[i]) { two.Signal(); two.Wait(); if (Monitor.TryEnter(crossed[1 - i], patience)) Monitor.Exit(crossed[1 - i]); } });

            Lock[] ring = [new(), new(), new()]; var three = new CountdownEvent(3);
            Side(3, i => { lock (ring[i]) { three.Signal(); three.Wait(); if (ring[(i + 1) % 3].TryEnter(patience)) ring[(i + 1) % 3].Exit(); } });

            var table = new object(); var turn = 0;
            Side(2, i => { for (int k = 0; k < 100; k++) lock (table) { while (turn != i) Monitor.Wait(table); turn = 1 - i; Monitor.PulseAll(table); } });

            object[] forks = [new(), new(), new(), new(), new()];
            Side(5, i => { for (int k = 0; k < 5; k++) lock (forks[Math.Min(i, (i + 1) % 5)]) lock (forks[Math.Max(i, (i + 1) % 5)]) Thread.Sleep(1); });

            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }
        """;

    /// <summary>Prints what was reported; returns 1 if anything was.</summary>
    public static async Task<int> RunAsync(int runs)
    {
        await using var session = Session.Start(new SessionOptions());
        await session.RunAsync(new Cell(Prelude), new DiscardingSink());
        var watch = Stopwatch.StartNew();
        var alarms = 0;
        for (var run = 1; run <= runs; run++)
        {
            alarms += await RaisesAlarmAsync(session, run) ? 1 : 0;
            if (run % ReportEvery == 0 || run == runs)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run,6} runs of six shapes in {watch.Elapsed.TotalSeconds:F0} s: {alarms} alarms"));
        }
        return alarms == 0 ? 0 : 1;
    }

    // The cells print nothing by themselves: any text is an alarm too.
    private static async Task<bool> RaisesAlarmAsync(ISession session, int run)
    {
        var sink = new DiscardingSink();
        var outcome = await session.RunAsync(new Cell(string.Create(CultureInfo.InvariantCulture, $"Contend({run});")), sink);
        if (outcome is CellOutcome.Succeeded && sink.Characters == 0)
            return false;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run}: {outcome.ErrorOrNull?.ToString() ?? "something was printed"}"));
        return true;
    }
}
