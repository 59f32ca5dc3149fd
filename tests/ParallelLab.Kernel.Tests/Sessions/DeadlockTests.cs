using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>A deadlock ends its cell by itself, says who waits for what, and keeps the variables.</summary>
public sealed class DeadlockTests
{
    private const string Prelude = """
        var a = new object(); var b = new object(); var c = new object();
        var x = new Lock(); var y = new Lock();
        var kept = 41; var reached = 0;
        void Both(object first, object second, CountdownEvent met)
        {
            lock (first)
            {
                met.Signal();
                met.Wait();
                lock (second) reached++;
            }
        }
        """;

    private const string Crossing = """
        var met = new CountdownEvent(2);
        var one = new Thread(() => Both(a, b, met)) { Name = "One" };
        var two = new Thread(() => Both(b, a, met)) { Name = "Two" };
        one.Start(); two.Start(); one.Join(); two.Join();
        """;

    public static TheoryData<string, string> Shapes => new()
    {
        {
            "two threads crossing two locks",
            Crossing
        },
        {
            "three threads in a ring",
            """
            var met = new CountdownEvent(3);
            new Thread(() => Both(a, b, met)).Start(); new Thread(() => Both(b, c, met)).Start(); Both(c, a, met);
            """
        },
        {
            "System.Threading.Lock",
            """
            var met = new CountdownEvent(2);
            var other = new Thread(() => { lock (x) { met.Signal(); met.Wait(); lock (y) reached++; } });
            other.Start();
            lock (y) { met.Signal(); met.Wait(); lock (x) reached++; }
            """
        },
        {
            "a Monitor and a System.Threading.Lock, entered by their methods",
            """
            var met = new CountdownEvent(2);
            new Thread(() => { x.Enter(); try { met.Signal(); met.Wait(); Monitor.Enter(a); Monitor.Exit(a); } finally { x.Exit(); } }).Start();
            Monitor.Enter(a); try { met.Signal(); met.Wait(); x.Enter(); x.Exit(); } finally { Monitor.Exit(a); }
            """
        },
        {
            "bodies of Parallel.For",
            """
            var met = new CountdownEvent(2);
            Parallel.For(0, 2, i => { if (i == 0) Both(a, b, met); else Both(b, a, met); });
            """
        },
        {
            "pool threads",
            """
            var met = new CountdownEvent(2);
            Task.WaitAll(Task.Run(() => Both(a, b, met)), Task.Run(() => Both(b, a, met)));
            """
        },
        {
            "async code",
            """
            var met = new CountdownEvent(2);
            async Task Cross(object first, object second) { await Task.Yield(); Both(first, second, met); }
            await Task.WhenAll(Cross(a, b), Cross(b, a));
            """
        },
        {
            "a Join under the lock that the thread waits for",
            """
            lock (a) { var t = new Thread(() => { lock (a) reached++; }); t.Start(); t.Join(); }
            """
        },
        {
            "a task waited for under the lock that it waits for",
            """
            lock (a) { var running = new ManualResetEventSlim(); var t = Task.Run(() => { running.Set(); lock (a) reached++; }); running.Wait(); t.Wait(); }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_is_named_and_ended_and_the_next_cell_finds_variables_and_locks_as_they_should_be(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        var run = await notebook.RunAsync(code);
        var after = await notebook.RunAsync("lock (a) lock (b) lock (c) lock (x) lock (y) Console.WriteLine(); kept");

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;
        Assert.Equal("DeadlockDetected", error.Name);
        Assert.Equal("   The cell was stopped; its variables are kept.", error.Traceback.Single(line => line.Contains("stopped", StringComparison.Ordinal)));
        Assert.Equal("41", after.Sink.Result);
    }

    [Fact]
    public async Task It_is_shown_as_a_picture_and_in_words_with_threads_locks_and_lines()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        var run = await notebook.RunAsync(Crossing);

        var shown = Assert.Single(run.Sink.Outputs.OfType<CellOutput.Display>()).Bundle;
        Assert.StartsWith("<svg", shown.Forms[MediaTypes.Svg], StringComparison.Ordinal);
        Assert.Matches("thread \"One\" \\(id \\d+, started in cell 2\\) waits at Both in cell 1, line 10, for the lock b, which thread \"Two\" .* holds", shown.PlainText);
        Assert.Contains("for the lock a, which thread \"One\"", shown.PlainText, StringComparison.Ordinal);
        Assert.Equal("", run.Sink.Error);
    }

    [Fact]
    public async Task Twenty_in_a_row_end_alike()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        for (var i = 0; i < 20; i++)
        {
            var run = await notebook.RunAsync($"// {i}\n{Crossing}");
            Assert.Equal("DeadlockDetected", run.Outcome.ErrorOrNull?.Name);
        }

        Assert.Equal("41", (await notebook.RunAsync("kept")).Sink.Result);
    }

    [Fact]
    public async Task Threads_that_outlive_their_cell_are_told_of_in_that_cell_and_ended()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        var run = await notebook.RunAsync(
            "var met = new CountdownEvent(2); new Thread(() => Both(a, b, met)).Start(); new Thread(() => Both(b, a, met)).Start();");
        await Probe.UntilAsync(() => run.Sink.Error.Contains("wait for each other", StringComparison.Ordinal), "the deadlock is told of");
        var after = await notebook.RunAsync("lock (a) lock (b) Console.WriteLine(); kept");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Single(run.Sink.Outputs.OfType<CellOutput.Display>());
        Assert.Equal("41", after.Sink.Result);
    }

    public static TheoryData<string, string> Live => new()
    {
        { "a ring that a time-out opens", "lock (a) { var t = new Thread(() => { lock (b) Monitor.TryEnter(a, 3000); }); t.Start(); Thread.Sleep(100); if (Monitor.TryEnter(b, 6000)) Monitor.Exit(b); }" },
        { "a ring of the new locks that a time-out opens", "lock (x) { var t = new Thread(() => { lock (y) x.TryEnter(3000); }); t.Start(); Thread.Sleep(100); if (y.TryEnter(6000)) y.Exit(); }" },
        { "a lock that is held for long", "var t = new Thread(() => { lock (a) Thread.Sleep(2500); }); t.Start(); Thread.Sleep(100); lock (a) { }" },
        { "a Join with a time-out under the lock", "lock (a) { var t = new Thread(() => { lock (a) { } }); t.Start(); t.Join(2500); }" },
    };

    [Theory]
    [MemberData(nameof(Live))]
    public async Task What_goes_on_by_itself_is_left_alone(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        var run = await notebook.RunAsync(code);

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Empty(run.Sink.Outputs.OfType<CellOutput.Display>());
    }
}
