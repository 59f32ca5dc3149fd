using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>Heavy contention that goes on by itself is never called a deadlock, however still its threads stand.</summary>
[Collection(OneAtATime.Name)]
public sealed class LiveContentionTests
{
    private const int Runs = 5;

    private const string Prelude = """
        var forks = Enumerable.Range(0, 5).Select(_ => new object()).ToArray(); var n = 0;
        void OnThreads(int count, Action<int> body)
        {
            var threads = Enumerable.Range(0, count).Select(i => new Thread(() => body(i))).ToList();
            threads.ForEach(t => t.Start()); threads.ForEach(t => t.Join());
        }
        """;

    public static TheoryData<string, string> Shapes => new()
    {
        { "a convoy", "OnThreads(8, i => { for (int k = 0; k < 20_000; k++) lock (forks[0]) n++; });" },
        { "nested locks in one order, held long", "OnThreads(3, i => { lock (forks[0]) lock (forks[1]) Thread.Sleep(500); });" },
        { "time-outs in the wrong order", "OnThreads(2, i => { lock (forks[i]) if (Monitor.TryEnter(forks[1 - i], 700)) Monitor.Exit(forks[1 - i]); });" },
        { "dining in the right order", "OnThreads(5, i => { for (int k = 0; k < 40; k++) lock (forks[Math.Min(i, (i + 1) % 5)]) lock (forks[Math.Max(i, (i + 1) % 5)]) Thread.Sleep(1); });" },
        {
            "Wait and Pulse",
            """
            var turn = 0;
            OnThreads(2, i => { for (int k = 0; k < 300; k++) lock (forks[0]) { while (turn != i) Monitor.Wait(forks[0]); turn = 1 - i; Monitor.PulseAll(forks[0]); } });
            """
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_runs_to_its_end_and_nothing_is_said(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        for (var run = 0; run < Runs; run++)
        {
            var end = await notebook.RunAsync(code);
            Assert.True(end.Outcome is CellOutcome.Succeeded, $"run {run}: {end.Outcome.ErrorOrNull}");
            Assert.Equal("", end.Sink.Error);
        }
    }
}
