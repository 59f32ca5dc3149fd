using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>A pool whose threads all block while work waits is named in the cell, once; a pool that is only busy or idle never is.</summary>
[Collection(OneAtATime.Name)]
public sealed class StarvationTests
{
    private const string Starved = "The thread pool is starved";

    // More items than the pool has threads for by the time at which it has stood still for a second.
    private const string Prelude = """
        var never = new TaskCompletionSource(); var gate = new object(); var closed = new ManualResetEventSlim();
        void Queue(Action block) { for (int i = 0; i < 200; i++) ThreadPool.QueueUserWorkItem(_ => block()); }
        """;

    public static TheoryData<string, string> Blocks => new()
    {
        { @"Queue(() => never.Task.Wait()); Console.WriteLine(); closed.Wait();", @"\d+ in Task\.Wait at a lambda in cell 2, line 1" },
        { @"Queue(() => closed.Wait()); Console.WriteLine(); closed.Wait();", @"\d+ in ManualResetEventSlim\.Wait at a lambda in cell 2, line 1" },
        { @"Queue(() => Thread.Sleep(-1)); Console.WriteLine(); closed.Wait();", @"\d+ in Thread\.Sleep at a lambda in cell 2, line 1" },
        { @"lock (gate) { Queue(() => { lock (gate) { } }); Console.WriteLine(); closed.Wait(); }", @"\d+ in Monitor\.Enter at a lambda in cell 2, line 1" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task It_is_named_once_with_the_place_and_the_cell_goes_on(string code, string place)
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        var cell = await notebook.StartAsync(code);
        await Probe.UntilAsync(() => cell.Sink.Error.Contains(Starved, StringComparison.Ordinal) || cell.Ended.IsCompleted, "starvation is named");
        var wentOn = !cell.Ended.IsCompleted;
        await cell.Stop.CancelAsync();
        await cell.Ended;

        Assert.Matches($@"^{Starved}: all \d+ of its threads block \({place}\), and \d+ work items wait\. [^\n]*\n$", cell.Sink.Error);
        Assert.True(wentOn);
    }

    public static TheoryData<string, string> Others => new()
    {
        {
            "busy with a long queue",
            """
            long sum = 0;
            var items = Enumerable.Range(0, 3 * Environment.ProcessorCount).Select(_ => Task.Run(() =>
            {
                var end = Environment.TickCount64 + 1500;
                while (Environment.TickCount64 < end) Interlocked.Increment(ref sum);
            })).ToArray();
            await Task.WhenAll(items);
            """
        },
        { "idle while tasks await", "await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Delay(2500)));" },
        { "blocked, and nothing waits", "var t = Task.Run(() => Thread.Sleep(2500)); t.Wait();" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Any_other_pool_is_left_alone(string pool, string code)
    {
        _ = pool;
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync(code);

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Equal("", run.Sink.Error);
    }
}
