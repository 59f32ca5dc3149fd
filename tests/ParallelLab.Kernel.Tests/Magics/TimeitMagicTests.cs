using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

/// <summary>Code that is run many times, as a student meets it: planned and compiled here, measured in a worker.</summary>
public sealed class TimeitMagicTests
{
    [Theory]
    [InlineData("#!timeit -n 3 -r 2 calls++")]
    [InlineData("#!timeit -n 3 -r 2 calls++;")]
    [InlineData("#!timeit -n 3 -r 2\ncalls++;")]
    [InlineData("#!timeit -n 3 -r 2\nvar next = calls + 1;\ncalls = next;")]
    [InlineData("#!timeit -n=3 -r=2\nfor (var i = 0; i < 1; i++)\n    calls++;")]
    [InlineData("#!timeit -n 3 -r 2\nAdd()")]
    [InlineData("#!timeit -n 3 -r 2\nusing System.Numerics;\nstatic int One() => 1;\ncalls += One() // and so on")]
    [InlineData("#!timeit -n 3 -r 2 await AddAsync()")]
    [InlineData("#!timeit -n 3 -r 2\nawait Task.Yield();\nAdd();")]
    [InlineData("#!timeit -n 3 -r 2 AddAsync()")]
    public async Task The_code_is_run_in_loops(string cell)
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("int calls = 0; void Add() => calls++; async Task<int> AddAsync() { await Task.Yield(); return calls++; }");

        var run = await notebook.RunAsync(cell);
        var calls = await notebook.RunAsync("calls");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Matches(@"^ *mean +± std\. dev\. +best +median +allocated +measured in\n.* 2 runs of 3 loops", Displayed(run));
        Assert.True(int.Parse(calls.Sink.Result!, System.Globalization.CultureInfo.InvariantCulture) >= 6 + 64, calls.Sink.Result);
    }

    [Fact]
    public async Task A_statement_on_the_line_leaves_the_code_below_alone()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!timeit -n 1 -r 1 \"it's\".Length\nvar kept = 7;\nkept");

        Assert.Equal("7", run.Sink.Result);
    }

    [Fact]
    public async Task An_exception_names_the_line_of_the_code()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!timeit\nvar zero = 0;\nConsole.WriteLine(\n    1 / zero);");

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Contains(error.Traceback, line => line.EndsWith("cell 1, line 3", StringComparison.Ordinal) || line.EndsWith("cell 1, line 4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!timeit\nnope + 1", "cell 1, line 2, column 1: error CS0103: The name 'nope' does not exist in the current context")]
    [InlineData("#!timeit nope + 1", "cell 1, line 1, column 10: error CS0103: The name 'nope' does not exist in the current context")]
    [InlineData("\n#!timeit\nvar x = 1; x = nope;", "cell 1, line 3, column 16: error CS0103: The name 'nope' does not exist in the current context")]
    [InlineData("#!timeit\nint x = 1;\n  int x = 2;", "cell 1, line 3, column 7: error CS0128: A local variable or function named 'x' is already defined in this scope")]
    [InlineData("#!timeit\nF(", "cell 1, line 2, column 3: error CS1026: ) expected")]
    [InlineData("#!timeit\nclass Point;\nnew Point()", "cell 1, line 2, column 1: error PL0001: Code that is run many times can't declare a type: declare it above the magic, or in a cell of its own.")]
    public async Task An_error_of_the_compiler_stands_at_the_place_of_the_text(string cell, string message)
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync(cell);

        Assert.Equal(message, Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message);
    }

    [Theory]
    [InlineData("#!timeit Console.WriteLine(1); while (true) ;")]
    [InlineData("#!timeit Console.WriteLine(1); Thread.Sleep(Timeout.Infinite)")]
    [InlineData("#!timeit Console.WriteLine(1); await Task.Delay(Timeout.Infinite)")]
    [InlineData("#!timeit -n 1 -r 1000000 Console.WriteLine(1)")]
    public async Task An_interrupt_ends_it_and_keeps_the_variables(string cell)
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 7;");

        var running = await notebook.StartAsync(cell);
        await running.Stop.CancelAsync();

        Assert.IsType<CellOutcome.Interrupted>(await running.Ended);
        Assert.Equal("7", (await notebook.RunAsync("kept")).Sink.Result);
    }

    [Fact]
    public async Task The_result_is_an_object_too()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("var r = Timeit.Run(() => Math.Sqrt(2), new(Runs: 2, Loops: 10));\nr.Nanoseconds.Values.Count");

        Assert.Equal("2", run.Sink.Result);
    }

    private static string Displayed(CellRun run) => Assert.Single(run.Sink.Outputs.OfType<CellOutput.Display>()).Bundle.PlainText;
}
