using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class SessionTests
{
    [Fact]
    public async Task The_last_expression_is_the_value_and_names_carry_over()
    {
        await using var notebook = new Notebook();

        await notebook.RunAsync("var answer = 6 * 7;");
        var run = await notebook.RunAsync("answer");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Equal("42", run.Sink.Result);
    }

    [Fact]
    public async Task Printed_text_arrives_before_the_cell_ends()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Console.WriteLine(\"one\"); Console.Error.WriteLine(\"two\");");

        Assert.Equal("one\n", run.Sink.Out);
        Assert.Equal("two\n", run.Sink.Error);
    }

    [Fact]
    public async Task A_cell_that_throws_names_its_line_and_keeps_what_it_assigned_before()
    {
        await using var notebook = new Notebook();

        var failed = await notebook.RunAsync("var kept = 5;\nint Divide(int x) => 1 / x;\nDivide(0);");
        var after = await notebook.RunAsync("kept");

        var error = Assert.IsType<CellOutcome.Failed>(failed.Outcome).Error;
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Contains("   at Divide in cell 1, line 2", error.Traceback);
        Assert.Contains("   at cell 1, line 3", error.Traceback);
        Assert.Equal("5", after.Sink.Result);
    }

    [Fact]
    public async Task An_uncounted_cell_takes_no_number_and_its_code_is_named_so()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("int zero = 0;");

        var uncounted = await notebook.RunAsync(new Cell("int Divide() => 1 / zero;\nDivide();", IsCounted: false));
        var counted = await notebook.RunAsync("Divide();");

        Assert.Equal([1, 2], StartsOf(uncounted).Concat(StartsOf(counted)));
        Assert.Equal(["   at Divide in an uncounted cell, line 1", "   at an uncounted cell, line 2"], FramesOf(uncounted));
        Assert.Equal(["   at Divide in an uncounted cell, line 1", "   at cell 2, line 1"], FramesOf(counted));
    }

    [Fact]
    public async Task Late_output_of_an_uncounted_cell_is_its_own()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var open = new ManualResetEventSlim();");

        var starter = await notebook.RunAsync(
            new Cell("var late = new Thread(() => { open.Wait(); Console.Write(\"late\"); }); late.Start();", IsCounted: false));
        var opener = await notebook.RunAsync("open.Set(); late.Join();");
        await Probe.UntilAsync(() => starter.Sink.Out.Length > 0, "the late text arrives");

        Assert.Equal(("late", ""), (starter.Sink.Out, opener.Sink.Out));
    }

    [Fact]
    public async Task A_cell_can_take_back_what_it_has_shown()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Console.Write(1); clear_output(); Console.Write(2); clear_output(wait: true); display(3);");

        Assert.Equal(
            [new CellOutput.Clear(Wait: false), new CellOutput.Clear(Wait: true)],
            run.Sink.Outputs.OfType<CellOutput.Clear>());
        Assert.Equal("Started Text Clear Text Clear Display", string.Join(' ', run.Sink.Outputs.Select(output => output.GetType().Name)));
    }

    [Fact]
    public async Task An_interrupt_stops_a_spinning_cell_and_keeps_its_variables()
    {
        await using var notebook = new Notebook();
        var cell = await notebook.StartAsync("var x = 41; Console.WriteLine(1); while (true) { x++; x--; }");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("x is 41 or 42");

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        Assert.Equal("True", after.Sink.Result);
    }

    private static IEnumerable<int> StartsOf(CellRun run) => run.Sink.Outputs.OfType<CellOutput.Started>().Select(started => started.ExecutionCount);

    private static IEnumerable<string> FramesOf(CellRun run) =>
        run.Outcome.ErrorOrNull!.Traceback.Where(line => line.StartsWith("   at ", StringComparison.Ordinal));
}
