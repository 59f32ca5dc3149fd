using System.Diagnostics;
using System.Globalization;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Benchmarks;

/// <summary>
/// A thousand trivial cells in one session: does the thousandth cost what the tenth did, in time and in memory of both processes?
/// Then a hundred thousand printed lines.
/// </summary>
internal static class CellsBenchmark
{
    private const int Cells = 1000;
    private const int Lines = 100_000;

    public static async Task RunAsync()
    {
        await using var session = Session.Start(new SessionOptions());
        var first = Stopwatch.StartNew();
        await session.RunAsync(new Cell("6 * 7"), new DiscardingSink());
        Say($"start to first result        {first.Elapsed.TotalMilliseconds,8:F1} ms");

        var times = new double[Cells];
        var before = 0.0;
        for (var i = 0; i < Cells; i++)
        {
            if (i == 10)
                before = await MegabytesAsync(session);
            var cell = Stopwatch.StartNew();
            await session.RunAsync(new Cell($"var v{i} = {i};\nv{i} + 1"), new DiscardingSink());
            times[i] = cell.Elapsed.TotalMilliseconds;
        }

        var early = Median(times[100..200]);
        var late = Median(times[^100..]);
        Say($"trivial cell, median         {Median(times),8:F2} ms");
        Say($"cells 100-200, median        {early,8:F2} ms");
        Say($"last 100 cells, median       {late,8:F2} ms   ratio {late / early:F2} (bar 1.30)");
        var after = await MegabytesAsync(session);
        Say($"memory, both processes       {before:F0} -> {after:F0} MiB   growth {after - before:F0} (bar 60)");

        var sink = new DiscardingSink();
        var lines = Stopwatch.StartNew();
        await session.RunAsync(new Cell($"for (int i = 0; i < {Lines}; i++) Console.WriteLine(\"line \" + i);"), sink);
        Say($"{Lines} lines               {lines.Elapsed.TotalMilliseconds,8:F1} ms   {Lines / lines.Elapsed.TotalSeconds:N0} lines/s, {sink.Characters:N0} characters");
    }

    /// <summary>Resident memory of this process (the kernel's part) and of the worker, after a full collection in both.</summary>
    private static async Task<double> MegabytesAsync(ISession session)
    {
        var sink = new ValueSink();
        await session.RunAsync(new Cell("GC.Collect(2, GCCollectionMode.Aggressive); Environment.ProcessId"), sink);
        GC.Collect(2, GCCollectionMode.Aggressive);
        using var worker = Process.GetProcessById(int.Parse(sink.Value, CultureInfo.InvariantCulture));
        using var self = Process.GetCurrentProcess();
        Say($"  kernel {self.WorkingSet64 >> 20} MiB (managed {GC.GetTotalMemory(false) >> 20}), worker {worker.WorkingSet64 >> 20} MiB");
        return (worker.WorkingSet64 + self.WorkingSet64) / 1024.0 / 1024.0;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class ValueSink : IOutputSink
    {
        public string Value { get; private set; } = "";

        public void Emit(CellOutput output)
        {
            if (output is CellOutput.Result result)
                Value = result.Bundle.PlainText;
        }
    }
}
