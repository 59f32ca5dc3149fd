using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>Methods of a notebook run in other processes, or are refused for what those processes have not got.</summary>
[Collection(OneAtATime.Name)]
public sealed class ProcessesInCellsTests
{
    [Fact]
    public async Task Methods_and_types_of_this_and_earlier_cells_work_in_a_child()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "record Point(int X, string Name); int Twice(int number) => 2 * number; const int Ten = 10;");
        await RunAsync(notebook, """
            Point Move(Point point) { int x = 0; for (int i = 0; i < 2; i++) x += Twice(point.X); return new Point(x + Ten, point.Name + Environment.ProcessId); }
            async Task<int> Later(int number) { await Task.Yield(); return Twice(number); }
            IEnumerable<int> Numbers(int count) { for (int i = 0; i < count; i++) yield return Twice(i); }
            var pool = new ProcessPool(1);
            """);

        Assert.Equal(
            "14, True",
            await PrintedAsync(notebook, "var moved = pool.Run(Move, new Point(1, \"p\")); Console.Write($\"{moved.X}, {moved.Name != \"p\" + Environment.ProcessId}\");"));
        Assert.Equal("6", await PrintedAsync(notebook, "Console.Write(await pool.RunAsync(Later, 3));"));
        Assert.Equal("6", await PrintedAsync(notebook, "Console.Write(pool.Run(n => Numbers(n).Sum(x => x), 3));"));
        Assert.Equal("4, 6", await PrintedAsync(notebook, "Console.Write(string.Join(\", \", pool.Map(Twice, [2, 3])));"));
        Assert.Equal("5", await PrintedAsync(notebook, "T Same<T>(T value) => value; Console.Write(pool.Run(Same<int>, 5));"));
    }

    [Theory]
    [InlineData("int Use(int n) => n + counter;", "`Use` uses the variable `counter`")]
    [InlineData("int Use(int n) { counter = n; return n; }", "`Use` uses the variable `counter`")]
    [InlineData("int Inner() => counter; int Use(int n) => n + Inner();", "`counter` (in `Inner`)")]
    [InlineData("async Task<int> Use(int n) { await Task.Yield(); return n + counter; }", "`Use` uses the variable `counter`")]
    [InlineData("IEnumerable<int> Numbers() { yield return counter; } int Use(int n) => Numbers().Sum();", "`counter` (in `Numbers`)")]
    [InlineData("int Use(int n) => Enumerable.Range(0, n).Sum(x => x + counter);", "uses the variable `counter`")]
    [InlineData("int Total { get; set; } int Use(int n) => n + Total;", "`Use` uses the variable `Total`")]
    [InlineData("static int Shared = 1; int Use(int n) => n + Shared;", "`Use` uses the variable `Shared`")]
    [InlineData("readonly int fixedNumber = 1; int Use(int n) => n + fixedNumber;", "`Use` uses the variable `fixedNumber`")]
    [InlineData("T Same<T>(T value) { counter++; return value; } int Use(int n) => Same(n);", "`counter` (in `Same`)")]
    public async Task What_reads_or_writes_a_variable_of_the_notebook_is_refused_by_its_name(string cell, string refusal)
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "int counter = 7; var pool = new ProcessPool(1);");
        await RunAsync(notebook, cell);

        var call = cell.Contains("async", StringComparison.Ordinal) ? "await pool.RunAsync(Use, 1)" : "pool.Run(Use, 1)";
        var run = await notebook.RunAsync(call);

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;
        Assert.Equal("NotSendableException", error.Name);
        Assert.Contains(refusal, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool.Run(n => n + counter, 1)", "uses the variable `counter`")]
    [InlineData("{ int local = 1; pool.Run(n => n + local, 1); }", "captures `local`")]
    public async Task A_lambda_is_refused_for_what_it_uses(string call, string refusal)
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "int counter = 7; var pool = new ProcessPool(1);");

        var run = await notebook.RunAsync(call);

        Assert.Contains(refusal, run.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_anew_in_every_process_may_be_used()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, """
            static readonly int Fixed = 5;
            static class Tally { public static int Count; }
            int Raise(int by) { Tally.Count += by; return Tally.Count + Fixed; }
            var pool = new ProcessPool(1);
            """);

        Assert.Equal("7, 0", await PrintedAsync(notebook, "Console.Write($\"{pool.Run(Raise, 2)}, {Tally.Count}\");"));
    }

    [Fact]
    public async Task What_a_child_prints_stands_in_the_cell_that_called()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "var pool = new ProcessPool(1); int Say(int n) { Console.WriteLine($\"said {n}\"); return n; }");

        Assert.Equal("said 1\n", await PrintedAsync(notebook, "_ = pool.Run(Say, 1);"));
        Assert.Equal("said 2\n", await PrintedAsync(notebook, "_ = pool.Run(Say, 2);"));
    }

    [Fact]
    public async Task An_exception_names_the_cell_and_line_of_the_child()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "var pool = new ProcessPool(1);");
        await RunAsync(notebook, "int Divide(int n)\n{\n    return 1 / n;\n}");

        var run = await notebook.RunAsync("pool.Run(Divide, 0)");

        Assert.Contains("System.DivideByZeroException", run.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
        Assert.Contains("cell 2:line 3", run.Outcome.ErrorOrNull!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool.Map(Hang, Enumerable.Range(0, 100))")]
    [InlineData("await pool.MapAsync(Hang, Enumerable.Range(0, 100))")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 10).Select(n => pool.RunAsync(Hang, n)))")]
    [InlineData("await foreach (var n in pool.MapUnordered(Hang, Enumerable.Range(0, 100))) { }")]
    public async Task A_cell_that_waits_for_its_children_can_be_stopped(string wait)
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, """
            var kept = 41;
            var pool = new ProcessPool(2);
            int Hang(int n) { Console.WriteLine($"child {n}"); while (true) Thread.Sleep(10); }
            int Twice(int n) => 2 * n;
            """);

        var cell = await notebook.StartAsync(wait);
        await cell.Stop.CancelAsync();

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("42, 84", await PrintedAsync(notebook, "Console.Write($\"{kept + 1}, {pool.Run(Twice, 42)}\");"));
    }

    [Fact]
    public async Task A_new_worker_knows_the_methods_of_the_cells_before_it()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "int Twice(int number) => 2 * number;");
        await notebook.RunAsync("Environment.Exit(1);");

        Assert.Equal("8", await PrintedAsync(notebook, "Console.Write(await ProcessTask.RunAsync(Twice, 4));"));
    }

    private static async Task RunAsync(Notebook notebook, string source)
    {
        var run = await notebook.RunAsync(source);
        Assert.True(run.Outcome is CellOutcome.Succeeded, run.Outcome.ErrorOrNull?.ToString());
    }

    private static async Task<string> PrintedAsync(Notebook notebook, string source)
    {
        var run = await notebook.RunAsync(source);
        Assert.True(run.Outcome is CellOutcome.Succeeded, run.Outcome.ErrorOrNull?.ToString());
        return run.Sink.Out;
    }
}
