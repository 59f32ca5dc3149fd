using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Interactive.Tests;

/// <summary>The script, run by a small .NET Interactive.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public async Task The_script_adds_its_magics_and_leaves_no_variable_in_the_notebook()
    {
        var notebook = await Notebook.OpenAsync();

        Assert.Equal(["#!pid", "#!threads", "#!timeline", "#!timeit", "#!sweep"], notebook.Kernel.Directives.Select(directive => directive.Name));
        Assert.All(notebook.Kernel.Directives, directive => Assert.EndsWith(".", directive.Description!.Split(':')[0].TrimEnd('.') + ".", StringComparison.Ordinal));
        Assert.Empty(notebook.Kernel.CSharp!.Variables);
    }

    [Fact]
    public async Task A_timeline_shows_the_threads_of_the_code_below_whose_value_and_variables_are_the_cells()
    {
        var notebook = await Notebook.OpenAsync();

        var cell = await notebook.RunAsync("""
            #!timeline
            using System.Globalization;
            // A comment, too, may stand above the first statement.
            var thread = new Thread(() => { Timeline.Mark("here"); Thread.Sleep(30); }) { Name = "Reader" };
            thread.Start();
            thread.Join();
            thread.Name
            """);
        var later = await notebook.RunAsync("thread.IsAlive.ToString(CultureInfo.InvariantCulture)");

        Assert.Null(cell.Failure?.Message);
        Assert.Equal(("Reader", "False"), (cell.Value, later.Value));
        var picture = Assert.Single(cell.Html);
        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
        Assert.Contains("Reader", picture, StringComparison.Ordinal);
        Assert.Contains("here", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeline_of_code_that_throws_is_shown_before_the_cell_fails()
    {
        var notebook = await Notebook.OpenAsync();

        var cell = await notebook.RunAsync("#!timeline\nvar kept = 1;\nawait Task.Run(() => throw new FormatException(\"no\"));");
        var later = await notebook.RunAsync("#!timeline\n1 + 1");

        Assert.IsType<FormatException>(cell.Failure?.Exception);
        Assert.Single(cell.Html);
        Assert.Equal(2, later.Value);
        Assert.Single(later.Html);
    }

    [Fact]
    public async Task Code_that_does_not_compile_fails_at_its_own_line_and_shows_no_timeline()
    {
        var notebook = await Notebook.OpenAsync();

        var cell = await notebook.RunAsync("#!timeline\nvar a = 1;\nvar b = nothing;");

        Assert.IsType<CompilationErrorException>(cell.Failure?.Exception);
        Assert.StartsWith("(2,9)", cell.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(cell.Html);
    }

    [Theory]
    [InlineData("Math.Sqrt(2)")]
    [InlineData("using System.Numerics;\nvar x = Math.Sqrt(2);\nx += 1;")]
    [InlineData("await Task.Yield()")]
    public async Task Timeit_gives_what_the_code_below_takes(string code)
    {
        var notebook = await Notebook.OpenAsync();

        var cell = await notebook.RunAsync($"#!timeit --runs 2 --loops 10\n{code}");

        Assert.Null(cell.Failure?.Message);
        var result = Assert.IsType<TimeitResult>(cell.Value);
        Assert.Equal((2, 10), (result.Nanoseconds.Values.Count, result.Loops));
        Assert.Contains("<table", Formatter.Format(result, "text/html"), StringComparison.Ordinal);
        Assert.Contains("median", Formatter.Format(result, "text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_gives_what_the_code_below_takes_with_each_value()
    {
        var notebook = await Notebook.OpenAsync();

        var cell = await notebook.RunAsync("#!sweep workers=1,2,4 --runs 2\nParallel.For(0, workers, i => Math.Sqrt(i));");

        Assert.Null(cell.Failure?.Message);
        var sweep = Assert.IsType<SweepResult>(cell.Value);
        Assert.Equal(["1", "2", "4"], sweep.Points.Select(point => point.Value));
        Assert.All(sweep.Points, point => Assert.Equal(2, point.Nanoseconds.Values.Count));
        Assert.Matches("(?s)<table.*speed-up.*<svg", Formatter.Format(sweep, "text/html"));
    }

    [Fact]
    public async Task Process_and_threads_are_shown_where_the_line_stands()
    {
        var notebook = await Notebook.OpenAsync();

        var process = await notebook.RunAsync("#!pid");
        var threads = await notebook.RunAsync("#!threads");

        Assert.Contains($">{Environment.ProcessId}<", Assert.Single(process.Html), StringComparison.Ordinal);
        Assert.Contains("OS id", Assert.Single(threads.Html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!sweep workers\nworkers", "\"workers\" names no variable with values.")]
    [InlineData("#!timeit --runs 0\n1", "--runs must be at least 1, and not 0.")]
    [InlineData("#!timeline\n#!timeit\n1", "One of #!timeline, #!timeit and #!sweep")]
    public async Task A_magic_that_makes_no_sense_fails_its_cell_and_says_why(string source, string reason)
    {
        var notebook = await Notebook.OpenAsync();

        var cell = await notebook.RunAsync(source);
        var later = await notebook.RunAsync("40 + 2");

        Assert.StartsWith(reason, cell.Failure?.Exception?.Message, StringComparison.Ordinal);
        Assert.Equal((42, 0), (later.Value, later.Html.Count));
    }

    [Fact]
    public async Task A_magic_without_code_below_it_does_not_concern_the_next_cell()
    {
        var notebook = await Notebook.OpenAsync();

        await notebook.RunAsync("#!timeline");
        var later = await notebook.RunAsync("1");

        Assert.Equal((1, 0), (later.Value, later.Html.Count));
    }
}
