using System.Diagnostics;
using System.Globalization;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Benchmarks;

/// <summary>From the interrupt to the cell's end, for each shape of cell; and from a crash to the next cell's result.</summary>
internal static class StopsBenchmark
{
    private const int Runs = 5;

    private static readonly (string Name, double BarMilliseconds, string Code)[] Shapes =
    [
        ("endless loop", 500, "while (true) { }"),
        ("try/catch around it", 500, "while (true) { try { while (true) { } } catch (Exception) { } }"),
        ("in a catch block", 500, "try { throw new Exception(); } catch (Exception) { while (true) { } }"),
        ("in a lambda", 500, "Action spin = () => { while (true) { } }; spin();"),
        ("after an await", 500, "await Task.Delay(1); while (true) { }"),
        ("endless await loop", 500, "while (true) await Task.Yield();"),
        ("64 threads", 500, "for (int i = 0; i < 64; i++) new Thread(() => { while (true) { } }).Start(); Thread.Sleep(-1);"),
        ("Parallel.For", 500, "Parallel.For(0, 1000, i => { while (true) { } });"),
        ("starved pool", 500, "for (int i = 0; i < 100; i++) ThreadPool.QueueUserWorkItem(_ => { while (true) { } }); Thread.Sleep(-1);"),
        ("Sleep", 500, "Thread.Sleep(-1);"),
        ("Join", 500, "var t = new Thread(() => Thread.Sleep(-1)); t.Start(); t.Join();"),
        ("lock held elsewhere", 500, "var gate = new object(); new Thread(() => { lock (gate) Thread.Sleep(-1); }).Start(); Thread.Sleep(20); lock (gate) { }"),
        ("WaitOne", 500, "new ManualResetEvent(false).WaitOne();"),
        ("SemaphoreSlim", 500, "new SemaphoreSlim(0).Wait();"),
        ("BlockingCollection", 500, "new BlockingCollection<int>().Take();"),
        ("Task.Wait", 500, "Task.Delay(-1).Wait();"),
        ("await Task.Delay", 500, "await Task.Delay(-1);"),
        ("endless printing", 500, "while (true) Console.WriteLine(\"more\");"),
        ("static constructor", 3000, "class S { public static int X; static S() { while (true) X++; } } _ = new S();"),
        ("catastrophic regex", 3000, "System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"^(a+)+$\")"),
        ("regex after an await", 3000, "await Task.Yield(); System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"^(a+)+$\")"),
        ("BigInteger.Pow", 3000, "System.Numerics.BigInteger.Pow(3, 500_000_000)"),
        ("native call", 3000, "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint s); sleep(600);"),
    ];

    private static readonly (string Name, string Code)[] Deaths =
    [
        ("Environment.Exit", "Environment.Exit(3);"),
        ("stack overflow", "int F(int n) => F(n + 1) + 1; F(0)"),
        ("FailFast", "Environment.FailFast(\"x\");"),
        ("access violation", "System.Runtime.InteropServices.Marshal.WriteInt32((IntPtr)0x1234567890, 1);"),
    ];

    public static async Task RunAsync()
    {
        await using var session = Session.Start(new SessionOptions());
        await session.RunAsync(new Cell("1 + 1"), new DiscardingSink());
        Console.WriteLine("interrupt to idle, ms              median      max      bar   variables");
        foreach (var (name, bar, code) in Shapes)
            await MeasureStopAsync(session, name, bar, code);

        Console.WriteLine("crash to the next cell's result, ms");
        foreach (var (name, code) in Deaths)
            await MeasureDeathAsync(session, name, code);
    }

    private static async Task MeasureStopAsync(ISession session, string name, double bar, string code)
    {
        var times = new List<double>();
        var lost = 0;
        for (var i = 0; i < Runs; i++)
        {
            var sink = new DiscardingSink();
            var cell = session.RunAsync(new Cell("Console.WriteLine();\n" + code), sink);
            await sink.Printed;
            await Task.Delay(30);
            var watch = Stopwatch.StartNew();
            await session.InterruptAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if ((await cell).ErrorOrNull!.Message.Contains("lost", StringComparison.Ordinal))
                lost++;
        }

        times.Sort();
        var variables = lost == 0 ? "kept" : string.Create(CultureInfo.InvariantCulture, $"lost {lost} of {Runs}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {times[Runs / 2],10:F1} {times[^1],8:F1} {bar,8:F0}   {variables}"));
    }

    private static async Task MeasureDeathAsync(ISession session, string name, string code)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            await session.RunAsync(new Cell(code), new DiscardingSink());
            var watch = Stopwatch.StartNew();
            await session.RunAsync(new Cell("6 * 7"), new DiscardingSink());
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {times[Runs / 2],10:F1} {times[^1],8:F1} {1000,8}"));
    }
}
