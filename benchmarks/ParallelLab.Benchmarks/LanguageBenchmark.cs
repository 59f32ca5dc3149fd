using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ParallelLab.TestKit;

namespace ParallelLab.Benchmarks;

/// <summary>
/// How soon a launched kernel completes and explains, in a session of 200 cells: for the first time, afterwards, and while a cell spins on
/// every core. The bars are 30 ms for a completion and 20 ms for an explanation, in the median, and a second for the first of all.
/// </summary>
internal static class LanguageBenchmark
{
    private const int Cells = 200;
    private const int Rounds = 20;

    private static readonly string[] Completed =
    [
        "Console.Wri|", "v1|", "numbers100.Wh|", "Parallel.For(0, 10, i => { Thread.|", "new |", "|", "account50.|", "using System.|", "System.Net.|",
        "DayOfWeek day = |", "foreach (var item in num|", "var total = 0;\nfor (int i = 0; i < 10; i++)\n{\n    total += Mat|\n}",
    ];

    private static readonly string[] Explained =
    [
        "Console.WriteLine|(1)", "v17|", "numbers100.Where|(i => i > 1)", "Parallel.For(0, 10, |", "new Thread(|", "account50.Balance|",
        "Interlocked.Increment|(ref v1)", "Task.Run|", "loc|k (v1) { }", "Dictionary|<int, int> x;",
    ];

    public static async Task RunAsync()
    {
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var owned = kernel;
        Console.WriteLine("time to answer, ms                        median      p99      max");
        await MeasureAsync(client, "first of a kernel", "complete", ["Console.Wri|"], rounds: 1, bar: 1000);
        for (var i = 0; i < Cells; i++)
            await client.RunAsync(Cell(i));

        var before = kernel.MemoryBytes;
        await MeasureAsync(client, "first ones", "complete", Completed, rounds: 1, bar: 1000);
        await MeasureAsync(client, "first ones", "inspect", Explained, rounds: 1, bar: 1000);
        await MeasureAsync(client, $"after {Cells} cells", "complete", Completed, Rounds, bar: 30);
        await MeasureAsync(client, $"after {Cells} cells", "inspect", Explained, Rounds, bar: 20);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  memory of the kernel           {before >> 20} -> {kernel.MemoryBytes >> 20} MiB"));

        var cell = await client.SendCellAsync("for (int i = 0; i < Environment.ProcessorCount; i++) new Thread(() => { while (true) { } }).Start();\nConsole.WriteLine(\"spins\");\nwhile (true) { }");
        await client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");
        await MeasureAsync(client, "every core busy", "complete", Completed, Rounds, bar: 0);
        await MeasureAsync(client, "every core busy", "inspect", Explained, Rounds, bar: 0);
        await client.AskAsync(client.Control, "interrupt_request", "{}");
        await client.PublishedForAsync(cell);
    }

    private static string Cell(int i) => (i % 4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"var numbers{i} = Enumerable.Range(0, {i}).ToList(); var v{i} = {i};"),
        1 => string.Create(CultureInfo.InvariantCulture, $"int v{i} = {i};\nv{i} + 1"),
        2 => string.Create(CultureInfo.InvariantCulture, $"class Account{i} {{ public int Balance {{ get; set; }} }}\nvar account{i} = new Account{i}();"),
        _ => string.Create(CultureInfo.InvariantCulture, $"int F{i}(int n) => n < 2 ? n : F{i}(n - 1) + F{i}(n - 2);"),
    };

    private static async Task MeasureAsync(JupyterClient client, string state, string question, string[] texts, int rounds, int bar)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var text in texts)
                times.Add(await TimeAsync(client, question, text));
        }

        times.Sort();
        var what = $"{question}, {state}";
        var limit = bar > 0 ? string.Create(CultureInfo.InvariantCulture, $"   (bar {bar})") : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-38}{times[times.Count / 2],9:F1} {times[times.Count * 99 / 100],8:F1} {times[^1],8:F1}{limit}"));
    }

    private static async Task<double> TimeAsync(JupyterClient client, string question, string text)
    {
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        var content = new JsonObject { ["code"] = text.Remove(cursor, 1), ["cursor_pos"] = cursor, ["detail_level"] = 0 };
        var watch = Stopwatch.StartNew();
        await client.AskAsync(client.Shell, question + "_request", content.ToJsonString());
        return watch.Elapsed.TotalMilliseconds;
    }
}
