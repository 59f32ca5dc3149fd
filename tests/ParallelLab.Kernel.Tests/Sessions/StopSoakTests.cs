using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>
/// A hundred stops in one session, each in the middle of something that holds locks, tasks or buffers. None may hang, and none may leave
/// a lock held: every following cell uses what the stopped one used.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class StopSoakTests
{
    private const int StopsAShape = 100;

    private const string Kept = "The cell was stopped; its variables are kept.";

    private const string Prelude = """
        var gate = new object(); var newGate = new Lock(); var map = new ConcurrentDictionary<int, int>(); var queue = new ConcurrentQueue<int>();
        var text = new StringBuilder(); long n = 0; var kept = 41;
        void Started() => Console.WriteLine("running");
        """;

    public static TheoryData<string, string> Shapes => new()
    {
        { "while (true) lock (gate) n++;", "lock (gate) n++;" },
        { "while (true) lock (newGate) n++;", "lock (newGate) n++;" },
        { "while (true) n += Enumerable.Range(0, 100).Where(x => x % 3 == 0).Select(x => x * 2).Sum();", "new[] { 1, 2 }.Sum()" },
        { "while (true) n += string.Format(\"{0:F2} {1}\", n * 1.5, DateTime.Now).Length;", "string.Format(\"{0}\", kept)" },
        { "while (true) Console.Write(\"x\");", "Console.Out.GetHashCode()" },
        { "while (true) { map[(int)(n++ % 100)] = 1; if (n % 1000 == 0) map.Clear(); }", "map.GetOrAdd(-1, 1)" },
        { "while (true) { queue.Enqueue(1); queue.TryDequeue(out _); }", "queue.Count" },
        { "while (true) { Task.Run(() => Interlocked.Increment(ref n)).Wait(); }", "Task.Run(() => kept).Result" },
        { "while (true) Parallel.For(0, 100, i => Interlocked.Increment(ref n));", "Parallel.For(0, 4, i => { }).IsCompleted" },
        { "while (true) { await Task.Yield(); n++; }", "await Task.FromResult(kept)" },
        { "while (true) { text.Append('x'); if (text.Length > 1000) text.Clear(); }", "text.Length" },
        { "while (true) { try { throw new InvalidOperationException(); } catch (InvalidOperationException) { n++; } finally { n++; } }", "kept" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_loop_that_is_stopped_over_and_over_leaves_nothing_broken(string loop, string after)
    {
        await using var notebook = new Notebook();
        var prelude = await notebook.RunAsync(Prelude);
        Assert.IsType<CellOutcome.Succeeded>(prelude.Outcome);

        for (var i = 0; i < StopsAShape; i++)
        {
            var cell = await notebook.StartAsync("Started();\n" + loop);
            await notebook.Session.InterruptAsync();
            var outcome = await cell.Ended;
            Assert.True(outcome is CellOutcome.Interrupted { Error.Message: Kept }, $"stop {i}: {outcome.ErrorOrNull?.Message ?? "it ended by itself"}");
            var use = await notebook.RunAsync(after);
            Assert.True(use.Outcome is CellOutcome.Succeeded, $"after stop {i}: {use.Outcome}");
        }

        Assert.Equal("41", (await notebook.RunAsync("kept")).Sink.Result);
    }
}
