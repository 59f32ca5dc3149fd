using System.Diagnostics;
using System.Runtime.Versioning;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>What a cell, a sink or a front end can do to the session by accident or on purpose, and what it must survive.</summary>
[Collection(OneAtATime.Name)]
public sealed class HostileCellTests
{
    [Fact]
    public async Task A_child_that_prints_bytes_of_any_encoding_is_shown_and_kills_nothing()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[1_000_000];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(folder.At("bytes"), bytes);
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync($"Process.Start(\"cat\", @\"{folder.At("bytes")}\").WaitForExit();");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.NotEmpty(run.Sink.Out);
    }

    [Fact]
    public async Task A_sink_that_throws_fails_its_own_cell_only()
    {
        await using var notebook = new Notebook();

        var outcome = await notebook.Session.RunAsync(new Cell("Console.WriteLine(1);"), new ThrowingSink());
        var after = await notebook.RunAsync("6 * 7");

        Assert.IsType<CellOutcome.Failed>(outcome);
        Assert.Equal("42", after.Sink.Result);
    }

    /// <summary>Everything in the temporary folder that is ours, as a student who tidies up would find it.</summary>
    [Fact]
    public async Task A_cell_that_deletes_the_links_folder_costs_nothing_but_pipes()
    {
        using var temporary = new TemporaryFolder();
        await using var notebook = new Notebook();

        var tidied = await notebook.RunAsync("""
            foreach (var pipe in Directory.GetFiles(Path.GetDirectoryName(File.ResolveLinkTarget("/proc/self/fd/1", false)!.FullName)!))
                File.Delete(pipe);
            """);
        var after = await notebook.RunAsync("6 * 7");

        Assert.IsType<CellOutcome.Succeeded>(tidied.Outcome);
        Assert.Equal("42", after.Sink.Result);
    }

    [Fact]
    public async Task A_stop_that_comes_at_any_moment_of_a_cells_start_is_heard()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 41;");

        for (var delay = 0; delay < 60; delay++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(delay / 2.0));
            var run = await notebook.RunAsync("while (true) { }", stop.Token);
            Assert.IsType<CellOutcome.Interrupted>(run.Outcome);
        }

        Assert.Equal("41", (await notebook.RunAsync("kept")).Sink.Result);
    }

    [Theory]
    [InlineData("class E : Exception { public override string Message => null; } throw new E();")]
    [InlineData("class E : Exception { public override string Message => throw new Exception(); } throw new E();")]
    [InlineData("class E : Exception { public override string Message => null; } new Thread(() => throw new E()).Start(); Thread.Sleep(100);")]
    [InlineData("class V { public override string ToString() => throw new Exception(); } display(new V());")]
    [InlineData("Console.Write(new string('x', 300_000_000));")]
    [InlineData("Console.Write(new string('\\0', 50_000_000));")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int close(int fd); close(1); close(2); close(0);")]
    [InlineData("ThreadPool.SetMaxThreads(2, 2); Console.SetOut(TextWriter.Null);")]
    [InlineData("Thread.CurrentThread.Interrupt();")]
    public async Task The_next_cell_runs_with_all_variables(string code)
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 41;");

        await notebook.RunAsync(code);
        var after = await notebook.RunAsync("Process.Start(\"sh\", [\"-c\", \"echo child\"]).WaitForExit(); kept");

        Assert.Equal("41", after.Sink.Result);
        Assert.Equal("child\n", after.Sink.Out);
    }

    [Fact]
    public async Task A_message_that_never_returns_can_be_stopped()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 41; class E : Exception { public override string Message { get { while (true) { } } } }");
        var cell = await notebook.StartAsync("Console.WriteLine(1); throw new E();");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("kept");

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        Assert.Equal("41", after.Sink.Result);
    }

    [Fact]
    public async Task Showing_without_end_is_cut_and_stays_stoppable()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 41;");
        var cell = await notebook.StartAsync("var large = new string('x', 100_000); Console.WriteLine(1); while (true) display(large);");
        await Probe.UntilAsync(() => cell.Sink.Error.Contains("The rest is not shown", StringComparison.Ordinal), "the limit is said");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("kept");

        Assert.Equal("41", after.Sink.Result);
    }

    [Fact]
    public async Task A_compilation_that_takes_for_ever_can_be_stopped()
    {
        await using var notebook = new Notebook();
        var nested = string.Concat(Enumerable.Range(0, 14).Select(i => $"F(x{i} => ")) + "1" + new string(')', 14);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(1500));

        var run = await notebook.RunAsync(
            $"static int F(Func<int, int> f) => 0; static int G(Func<string, int> f) => 0; class C {{ public static int F(Func<int, int> f) => 0; public static int F(Func<string, int> f) => 0; public static int F(Func<object, int> f) => 0; static object o = {nested}; }}",
            stop.Token);
        var after = await notebook.RunAsync("6 * 7");

        Assert.IsNotType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Equal("42", after.Sink.Result);
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('{', '}')]
    public async Task Brackets_without_end_are_refused(char open, char close)
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync(new string(open, 20_000) + new string(close, 20_000));

        Assert.Contains("nest deeper", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_answer_is_not_taken_for_the_next_question()
    {
        var input = new LateInput();
        await using var notebook = new Notebook(new() { Input = input });
        var first = await notebook.StartAsync("Console.WriteLine(); Console.ReadLine();");
        await Probe.UntilAsync(() => input.Questions.Count == 1, "the first question is asked");
        await notebook.Session.InterruptAsync();
        await first.Ended;

        var second = await notebook.StartAsync("Console.WriteLine(); Console.ReadLine()");
        await Probe.UntilAsync(() => input.Questions.Count == 2, "the second question is asked");
        input.Questions[0].SetResult("to the first");
        input.Questions[1].SetResult("to the second");
        await second.Ended;

        Assert.Equal("to the second", second.Sink.Result);
    }

    [Fact]
    public async Task Disposing_ends_the_running_cell_and_those_that_wait()
    {
        var notebook = new Notebook();
        var running = await notebook.StartAsync("Console.WriteLine(); while (true) { }");
        var waiting = notebook.RunAsync("while (true) { }");

        await notebook.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        var late = await notebook.RunAsync("1");

        Assert.IsType<CellOutcome.Interrupted>(await running.Ended);
        Assert.IsType<CellOutcome.Interrupted>((await waiting).Outcome);
        Assert.IsType<CellOutcome.Interrupted>(late.Outcome);
    }

    [Fact]
    public async Task A_restart_ends_all_cells_and_forgets_all_names()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var gone = 1;");
        var running = await notebook.StartAsync("Console.WriteLine(); while (true) { }");
        var waiting = notebook.RunAsync("while (true) { }");

        await notebook.Session.RestartAsync().WaitAsync(TimeSpan.FromSeconds(20));
        var after = await notebook.RunAsync("gone");

        Assert.IsType<CellOutcome.Interrupted>(await running.Ended);
        Assert.IsType<CellOutcome.Interrupted>((await waiting).Outcome);
        Assert.IsType<CellOutcome.Failed>(after.Outcome);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_worker_that_has_been_halted_does_not_hold_up_the_end()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGSTOP.");
        var notebook = new Notebook();
        var worker = (await notebook.RunAsync("Console.Write(Environment.ProcessId);")).Sink.Out;
        Process.Start("kill", ["-STOP", worker]).WaitForExit();

        await notebook.Session.FinishAsync(TimeSpan.FromSeconds(1)).WaitAsync(TimeSpan.FromSeconds(20));
        await notebook.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_exit_code_counts_more_than_what_somebody_printed()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Process.Start(\"sh\", [\"-c\", \"echo OutOfMemoryException >&2\"]).WaitForExit(); Environment.Exit(3);");

        Assert.Contains("exited with code 3", run.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_a_clear_error_in_the_cell()
    {
        await using var notebook = new Notebook(new SessionOptions { Folder = Path.Combine(Path.GetTempPath(), "no-such-folder") });

        var run = await notebook.RunAsync("1");

        Assert.Contains("could not be started", run.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
    }

    private sealed class ThrowingSink : IOutputSink
    {
        public void Emit(CellOutput output) => throw new InvalidOperationException("The disk is full.");
    }

    private sealed class LateInput : IInputSource
    {
        public List<TaskCompletionSource<string?>> Questions { get; } = [];

        public Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken)
        {
            Questions.Add(new TaskCompletionSource<string?>());
            return Questions[^1].Task;
        }
    }
}
