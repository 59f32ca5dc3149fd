using System.Diagnostics;
using System.Globalization;
using ParallelLab.TestKit;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Benchmarks;

/// <summary>
/// How soon a launched kernel answers on shell, control and heartbeat: right after its start, while the compiler warms up; idle; and while
/// a cell spins on every core with a starved pool. The bar is 50 ms.
/// </summary>
internal static class AnswersBenchmark
{
    private const int Warming = 50;
    private const int Requests = 200;

    private const string Spins = """
        for (int i = 0; i < 200; i++) ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(-1));
        for (int i = 0; i < Environment.ProcessorCount; i++) new Thread(() => { while (true) { } }).Start();
        Console.WriteLine("spins");
        while (true) { }
        """;

    public static async Task RunAsync()
    {
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var owned = kernel;
        Console.WriteLine("time to answer, ms                 median      p99      max   (bar 50)");
        await MeasureAsync("shell, warming up", Warming, () => AskAsync(client, client.Shell));

        await client.RunAsync("1 + 1");
        await MeasureAllAsync(client, "idle");

        var cell = await client.SendCellAsync(Spins);
        await client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");
        await MeasureAllAsync(client, "every core busy");
        await client.AskAsync(client.Control, "interrupt_request", "{}");
        await client.PublishedForAsync(cell);
    }

    private static async Task MeasureAllAsync(JupyterClient client, string state)
    {
        await MeasureAsync($"shell, {state}", Requests, () => AskAsync(client, client.Shell));
        await MeasureAsync($"control, {state}", Requests, () => AskAsync(client, client.Control));
        await MeasureAsync($"heartbeat, {state}", Requests, () => BeatAsync(client));
    }

    private static async Task MeasureAsync(string what, int count, Func<Task> ask)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-28} {times[count / 2],10:F1} {times[count * 99 / 100],8:F1} {times[^1],8:F1}"));
    }

    private static Task AskAsync(JupyterClient client, DealerSocket socket) => client.AskAsync(socket, "kernel_info_request", "{}");

    private static async Task BeatAsync(JupyterClient client)
    {
        await client.Heartbeat.SendAsync(Message.OfText("beat"));
        await client.Heartbeat.ReceiveAsync();
    }
}
