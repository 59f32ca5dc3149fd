using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>"Stopped" means: variables kept, and none of the cell's code still runs, or the outcome names what does.</summary>
[Collection(OneAtATime.Name)]
public sealed class StoppingTests
{
    /// <summary>Counts in a loop, so that a test can see whether it still runs.</summary>
    private const string Prelude = """
        long ticks = 0; var kept = 41;
        int Forever() { while (true) ticks++; }
        class Latch { public static readonly object Gate = new(); }
        """;

    public static TheoryData<string, string> Loops => new()
    {
        { "an endless loop", "while (true) ticks++;" },
        { "for without a condition", "for (;;) ticks++;" },
        { "a goto loop", "again: ticks++; goto again;" },
        { "inside try and catch everything", "while (true) { try { while (true) ticks++; } catch (Exception) { } }" },
        { "in a catch block", "try { throw new Exception(); } catch (Exception) { while (true) ticks++; }" },
        { "in a finally block", "try { ticks++; } finally { while (true) ticks++; }" },
        { "in a lambda", "Action spin = () => { while (true) ticks++; }; spin();" },
        { "in an expression lambda that a library calls", "SpinWait.SpinUntil(() => ++ticks < 0);" },
        { "in a method of an earlier cell", "Forever();" },
        { "after a top-level await", "await Task.Delay(1); while (true) ticks++;" },
        { "an endless await loop", "while (true) { ticks++; await Task.Yield(); }" },
        { "an endless loop of short delays", "while (true) { ticks++; await Task.Delay(1); }" },
        { "on 64 threads", "for (int i = 0; i < 64; i++) new Thread(() => { while (true) Interlocked.Increment(ref ticks); }).Start(); Thread.Sleep(-1);" },
        { "in Parallel.For bodies", "Parallel.For(0, 1000, i => { while (true) Interlocked.Increment(ref ticks); });" },
        { "in an expression body of Parallel.For", "Parallel.For(0L, long.MaxValue, i => Interlocked.Increment(ref ticks));" },
        { "in pool items that starve the pool", "for (int i = 0; i < 100; i++) ThreadPool.QueueUserWorkItem(_ => { while (true) Interlocked.Increment(ref ticks); }); Thread.Sleep(-1);" },
        { "in tasks that are waited for", "Task.WaitAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => { while (true) Interlocked.Increment(ref ticks); })).ToArray());" },
        { "in an infinite LINQ query", "Enumerable.Repeat(1, int.MaxValue).SelectMany(_ => Enumerable.Repeat(1, int.MaxValue)).Count(x => ++ticks < 0)" },
        { "endless printing", "while (true) { Console.WriteLine(\"more\"); ticks++; }" },
        { "in a static constructor", "class Spins { public static int X; static Spins() { while (true) X++; } } _ = new Spins();" },
        { "in an iterator", "IEnumerable<int> Endless() { while (true) yield return 1; } foreach (var x in Endless()) ticks++;" },
        { "endless recursion with a catch", "void Down(int n) { ticks++; try { if (n < 50) Down(n + 1); } catch (Exception) { } } while (true) Down(0);" },
    };

    public static TheoryData<string, string> Waits => new()
    {
        { "Thread.Sleep", "Thread.Sleep(-1);" },
        { "Thread.Join", "var t = new Thread(() => Thread.Sleep(-1)); t.Start(); t.Join();" },
        { "a lock held elsewhere", "var holder = new Thread(() => { lock (Latch.Gate) Thread.Sleep(-1); }); holder.Start(); Thread.Sleep(20); lock (Latch.Gate) { }" },
        { "System.Threading.Lock held elsewhere", "var gate = new Lock(); new Thread(() => { lock (gate) Thread.Sleep(-1); }).Start(); Thread.Sleep(20); lock (gate) { }" },
        { "WaitOne", "new ManualResetEvent(false).WaitOne();" },
        { "Monitor.Wait", "lock (Latch.Gate) Monitor.Wait(Latch.Gate);" },
        { "SemaphoreSlim.Wait", "new SemaphoreSlim(0).Wait();" },
        { "BlockingCollection.Take", "new BlockingCollection<int>().Take();" },
        { "Task.Wait", "Task.Delay(-1).Wait();" },
        { "Barrier", "new Barrier(2).SignalAndWait();" },
        { "CountdownEvent", "new CountdownEvent(1).Wait();" },
        { "Mutex held elsewhere", "var m = new Mutex(); new Thread(() => { m.WaitOne(); Thread.Sleep(-1); }).Start(); Thread.Sleep(20); m.WaitOne();" },
        { "a wait that is tried again and again", "while (true) { try { Thread.Sleep(-1); } catch (ThreadInterruptedException) { } }" },
        { "ReadLine", "Console.ReadLine();" },
        { "a child process", "Process.Start(\"sleep\", \"600\").WaitForExit();" },
    };

    [Theory]
    [MemberData(nameof(Loops))]
    public async Task A_loop_stops_and_its_variables_are_kept(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook(new() { Input = new SilentInput() });
        await notebook.RunAsync(Prelude);
        var cell = await notebook.StartAsync("Console.WriteLine(\"running\");\n" + code);

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("var seen = ticks; Thread.Sleep(30); (kept, ticks == seen)");

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        Assert.Equal("(41, True)", after.Sink.Result);
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_wait_stops_and_its_variables_are_kept(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook(new() { Input = new SilentInput() });
        await notebook.RunAsync(Prelude);
        var cell = await notebook.StartAsync("Console.WriteLine(\"running\");\n" + code);

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("kept");

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        Assert.Equal("41", after.Sink.Result);
    }

    [Fact]
    public async Task An_await_that_does_not_end_is_abandoned_and_the_outcome_says_so()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);
        var cell = await notebook.StartAsync("Console.WriteLine(); await Task.Delay(-1);");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("kept");

        var error = Assert.IsType<CellOutcome.Interrupted>(await cell.Ended).Error;
        Assert.Contains("abandoned", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("41", after.Sink.Result);
    }

    [Fact]
    public async Task Code_after_an_abandoned_await_never_runs()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var gate = new TaskCompletionSource(); var ran = false; long after = 0;");
        var cell = await notebook.StartAsync("Console.WriteLine(); await gate.Task; ran = true;");
        await notebook.Session.InterruptAsync();
        await cell.Ended;

        var run = await notebook.RunAsync("gate.SetResult(); Thread.Sleep(50); ran");

        Assert.Equal("False", run.Sink.Result);
    }

    [Fact]
    public async Task A_token_that_student_code_passes_on_ends_its_wait()
    {
        await using var notebook = new Notebook();
        var cell = await notebook.StartAsync("Console.WriteLine(); await Task.Delay(-1, StoppingToken);");

        await notebook.Session.InterruptAsync();

        var error = Assert.IsType<CellOutcome.Interrupted>(await cell.Ended).Error;
        Assert.DoesNotContain("abandoned", error.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Stubborn => new()
    {
        { "a catastrophic regex", "System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"^(a+)+$\")" },
        { "a catastrophic regex after an await", "await Task.Yield(); System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"^(a+)+$\")" },
        { "a big power", "System.Numerics.BigInteger.Pow(3, 500_000_000)" },
        { "a blocking native call", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds); sleep(600);" },
    };

    [Theory]
    [MemberData(nameof(Stubborn))]
    public async Task What_polls_and_interrupts_do_not_reach_ends_at_worst_with_the_worker(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);
        var cell = await notebook.StartAsync("Console.WriteLine(\"running\");\n" + code);

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("kept");

        var error = Assert.IsType<CellOutcome.Interrupted>(await cell.Ended).Error;
        var isLost = error.Message.Contains("Variables are lost", StringComparison.Ordinal);
        Assert.Equal(isLost ? "0" : "41", after.Sink.Result);
    }

    [Fact]
    public async Task An_interrupt_between_cells_stops_what_they_left_running()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("long ticks = 0; for (int i = 0; i < 4; i++) new Thread(() => { while (true) Interlocked.Increment(ref ticks); }).Start(); Thread.Sleep(10);");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("Thread.Sleep(100); var seen = ticks; Thread.Sleep(30); ticks == seen");

        Assert.Equal("True", after.Sink.Result);
    }

    [Fact]
    public async Task A_thread_of_an_earlier_cell_goes_on_when_a_later_cell_is_stopped()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("long ticks = 0; new Thread(() => { while (true) { Interlocked.Increment(ref ticks); Thread.Sleep(1); } }) { IsBackground = true }.Start();");
        var cell = await notebook.StartAsync("Console.WriteLine(); while (true) { }");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("var seen = ticks; Thread.Sleep(100); ticks > seen");

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        Assert.Equal("True", after.Sink.Result);
    }

    /// <summary>Somebody who never answers.</summary>
    private sealed class SilentInput : IInputSource
    {
        public Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => (string?)null, TaskScheduler.Default);
    }
}
