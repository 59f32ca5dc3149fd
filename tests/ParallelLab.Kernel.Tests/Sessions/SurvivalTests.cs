using System.Diagnostics;
using System.Globalization;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>Whatever a cell does to its process, the notebook goes on, and says what happened.</summary>
[Collection(OneAtATime.Name)]
public sealed class SurvivalTests
{
    public static TheoryData<string, string> Deaths => new()
    {
        { "Environment.Exit(3);", "it exited with code 3" },
        { "int Fib(int n) => Fib(n + 1) + Fib(n + 2); Fib(0)", "stack overflow in Fib, cell 2" },
        { "class Tree { public int Depth() => 1 + Depth(); } new Tree().Depth()", "stack overflow in Tree.Depth, cell 2" },
        { "Environment.FailFast(\"the reactor is hot\");", "Environment.FailFast was called: the reactor is hot" },
        { "System.Runtime.InteropServices.Marshal.WriteInt32((IntPtr)0x1234567890, 1);", "access violation" },
        { "Process.GetCurrentProcess().Kill();", "signal 9" },
        { "new Thread(() => Environment.FailFast(\"from a thread\")).Start(); Thread.Sleep(-1);", "from a thread" },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task The_end_of_the_process_is_named_and_the_next_cell_runs(string code, string cause)
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var lost = 7; int Twice(int x) => 2 * x;");

        var death = await notebook.RunAsync(code);
        var after = await notebook.RunAsync("(lost, Twice(21))");

        var error = Assert.IsType<CellOutcome.WorkerLost>(death.Outcome).Error;
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.Equal("(0, 42)", after.Sink.Result);
    }

    [Fact]
    public async Task A_process_that_ends_between_two_cells_keeps_the_later_one_from_running_on_lost_values()
    {
        await using var notebook = new Notebook();
        var gate = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var start = await notebook.RunAsync($$"""
            var lost = 7;
            new Thread(() => { while (!File.Exists("{{gate}}")) Thread.Sleep(5); Environment.Exit(4); }).Start();
            Environment.ProcessId
            """);

        await File.WriteAllTextAsync(gate, "");
        await Probe.UntilAsync(() => !IsAlive(start.Sink.Result!), "the worker ends");
        var refused = await notebook.RunAsync("lost");
        var after = await notebook.RunAsync("lost");
        File.Delete(gate);

        Assert.Contains("code 4", Assert.IsType<CellOutcome.WorkerLost>(refused.Outcome).Error.Message, StringComparison.Ordinal);
        Assert.Null(refused.Sink.Result);
        Assert.Equal("0", after.Sink.Result);
    }

    [Fact]
    public async Task A_process_that_ends_by_itself_while_its_cell_is_stopped_is_said_to_have_ended_and_why()
    {
        await using var notebook = new Notebook();
        var cell = await notebook.StartAsync("""
            try { Console.WriteLine("running"); Thread.Sleep(-1); } finally { Environment.Exit(5); }
            """);

        await notebook.Session.InterruptAsync();
        var stopped = await cell.Ended;

        var error = Assert.IsType<CellOutcome.Interrupted>(stopped).Error;
        Assert.Contains("its process ended meanwhile: it exited with code 5", error.Message, StringComparison.Ordinal);
        Assert.Equal("42", (await notebook.RunAsync("40 + 2")).Sink.Result);
    }

    private static bool IsAlive(string processId) =>
        Process.GetProcesses().Any(process => process.Id == int.Parse(processId, CultureInfo.InvariantCulture));

    [Fact]
    public async Task Exhausted_memory_is_an_error_and_not_the_machines_end()
    {
        await using var notebook = new Notebook(new()
        {
            Environment = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "8000000" },
        });

        var run = await notebook.RunAsync("var all = new List<byte[]>(); while (true) all.Add(new byte[1 << 20]);");
        var after = await notebook.RunAsync("6 * 7");

        Assert.Contains("emory", run.Outcome.ErrorOrNull!.Name + run.Outcome.ErrorOrNull.Message, StringComparison.Ordinal);
        Assert.Equal("42", after.Sink.Result);
    }

    public static TheoryData<string> BackgroundThrows => new()
    {
        "new Thread(() => throw new InvalidOperationException(\"boom\")).Start();",
        "var timer = new Timer(_ => throw new InvalidOperationException(\"boom\"), null, 1, -1);",
        "ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"boom\"));",
        "async void Throw() { await Task.Delay(1); throw new InvalidOperationException(\"boom\"); } Throw();",
    };

    [Theory]
    [MemberData(nameof(BackgroundThrows))]
    public async Task An_exception_that_nobody_catches_is_shown_in_its_cell_and_kills_nothing(string code)
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 41;");

        var throws = await notebook.RunAsync(code);
        await Probe.UntilAsync(() => throws.Sink.Error.Contains("boom", StringComparison.Ordinal), "the exception is shown");
        var after = await notebook.RunAsync("kept");

        Assert.Contains("cell 2, line 1", throws.Sink.Error, StringComparison.Ordinal);
        Assert.Equal("41", after.Sink.Result);
    }

    [Fact]
    public async Task A_reset_undoes_what_a_cell_changed_for_all()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("Environment.SetEnvironmentVariable(\"LAB\", \"1\"); Directory.SetCurrentDirectory(\"/\"); Console.SetOut(TextWriter.Null); ThreadPool.SetMinThreads(9, 9); var x = 1;");

        var reset = await notebook.RunAsync("#!reset");
        var after = await notebook.RunAsync("Console.Write(Environment.GetEnvironmentVariable(\"LAB\") is null && Environment.CurrentDirectory != \"/\");");
        var gone = await notebook.RunAsync("x");

        Assert.IsType<CellOutcome.Succeeded>(reset.Outcome);
        Assert.Equal("True", after.Sink.Out);
        Assert.IsType<CellOutcome.Failed>(gone.Outcome);
    }

    [Fact]
    public async Task Reading_input_that_nobody_can_give_is_a_clear_error()
    {
        await using var notebook = new Notebook();

        var line = await notebook.RunAsync("Console.ReadLine()");
        var password = await notebook.RunAsync("ReadPassword(\"Password: \")");
        var key = await notebook.RunAsync("Console.ReadKey()");

        Assert.Contains("nobody can answer", line.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
        Assert.StartsWith("ReadPassword: nobody can answer", password.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
        Assert.Contains("use Console.ReadLine()", key.Outcome.ErrorOrNull!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_carries_the_text_before_it_as_its_prompt()
    {
        var input = new ScriptedInput("Ada");
        await using var notebook = new Notebook(new() { Input = input });

        var run = await notebook.RunAsync("Console.WriteLine(\"Hello.\"); Console.Write(\"Name? \"); Console.ReadLine()");

        Assert.Equal("Ada", run.Sink.Result);
        Assert.Equal(("Name? ", false), input.Asked);
    }

    [Theory]
    [InlineData("Console.Write(\"before\"); ReadLine(\"Name? \")", "Name? ", false)]
    [InlineData("Console.Write(\"before\"); ReadPassword(\"Password: \")", "Password: ", true)]
    [InlineData("Console.Write(\"before\"); ReadPassword()", "", true)]
    public async Task A_call_says_what_it_asks_and_whether_the_answer_may_be_seen(string code, string prompt, bool isPassword)
    {
        var input = new ScriptedInput("Ada");
        await using var notebook = new Notebook(new() { Input = input });

        var run = await notebook.RunAsync(code);

        Assert.Equal("Ada", run.Sink.Result);
        Assert.Equal((prompt, isPassword), input.Asked);
    }

    private sealed class ScriptedInput(string answer) : IInputSource
    {
        public (string Prompt, bool IsPassword) Asked { get; private set; }

        public Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken)
        {
            Asked = (prompt, isPassword);
            return Task.FromResult<string?>(answer);
        }
    }
}
