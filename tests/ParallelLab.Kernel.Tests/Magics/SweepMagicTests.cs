using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class SweepMagicTests
{
    [Fact]
    public async Task The_code_is_run_with_each_value_and_shown_as_a_table_that_grows_and_a_chart()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var seen = new HashSet<int>();");

        var run = await notebook.RunAsync("#!sweep workers=1,2,4 -r 2\nseen.Add(workers);\nThread.SpinWait(1000)");
        var seen = await notebook.RunAsync("string.Join(' ', seen)");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        Assert.Equal("1 2 4", seen.Sink.Result);
        var first = Assert.IsType<CellOutput.Display>(run.Sink.Outputs[1]);
        Assert.EndsWith("1 of 3 values measured.", first.Bundle.PlainText, StringComparison.Ordinal);
        var last = run.Sink.Outputs.OfType<CellOutput.DisplayUpdate>().Last();
        Assert.Equal(first.DisplayId, last.DisplayId);
        Assert.Matches(@"^workers +median +± std\. dev\. +best +speed-up +efficiency\n +1 .* 1\.00 +100 %\n +2 .*\n +4 ", last.Bundle.PlainText);
        Assert.StartsWith("<svg", Assert.IsType<CellOutput.Display>(run.Sink.Outputs[^1]).Bundle.Forms[MediaTypes.Svg], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x=0.5,2", "Convert.ToDouble(x)")]
    [InlineData("kind=a,b", "kind.Length")]
    [InlineData("n=1..2", "for (var i = 0; i < n; i++) ;")]
    [InlineData("n=1..2", "await Task.Delay(n)")]
    public async Task A_value_is_a_double_a_string_or_an_int(string variable, string code)
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync($"#!sweep {variable} -r 1\n{code}");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
    }

    [Fact]
    public async Task Asynchronous_code_with_a_value_is_awaited()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!sweep n=1,2 -r 1\nawait Task.Yield();\nif (n == 2) throw new FormatException();\nn");

        Assert.Equal("FormatException", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Name);
    }

    [Fact]
    public async Task What_was_measured_before_an_exception_is_shown()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!sweep n=1..3 -r 1\nif (n == 3)\n    throw new FormatException();");

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;
        Assert.Equal("FormatException", error.Name);
        Assert.Contains(error.Traceback, line => line.EndsWith("cell 1, line 3", StringComparison.Ordinal));
        Assert.Contains("2 of 3 values", run.Sink.Outputs.OfType<CellOutput.DisplayUpdate>().Last().Bundle.PlainText, StringComparison.Ordinal);
        Assert.Contains(MediaTypes.Svg, Assert.IsType<CellOutput.Display>(run.Sink.Outputs[^1]).Bundle.Forms.Keys);
    }

    [Fact]
    public async Task What_was_measured_before_an_interrupt_is_shown()
    {
        await using var notebook = new Notebook();

        var running = await notebook.StartAsync("#!sweep n=1,2 -r 1\nif (n == 2)\n{\n    Console.WriteLine(n);\n    while (true) ;\n}");
        await running.Stop.CancelAsync();

        Assert.IsType<CellOutcome.Interrupted>(await running.Ended);
        Assert.Contains(running.Sink.Outputs, output => output is CellOutput.Display { Bundle: var bundle } && bundle.Forms.ContainsKey(MediaTypes.Svg));
    }

    [Theory]
    [InlineData("#!sweep\nF();", "#!sweep needs a variable and its values: #!sweep workers=1,2,4,8.")]
    [InlineData("#!sweep n=1,2", "#!sweep n=1,2 is about the code below it, and there is none. Write it above the code.")]
    [InlineData("#!sweep n=1,2 -r 0\nF();", "-r of #!sweep is a whole number from 1 on, not \"0\".")]
    [InlineData("#!sweep n=1,2\n#!timeit\nF();", "#!sweep and #!timeit both run the code many times: use one of them.")]
    public async Task A_sweep_that_makes_no_sense_is_refused(string cell, string message)
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync(cell);

        Assert.Equal(message, Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message);
    }
}
