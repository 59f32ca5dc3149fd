using System.Runtime.InteropServices;
using ParallelLab.Kernel.CommandLine;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.CommandLine;

/// <summary>The whole command line above a session that is scripted.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly StopRequest _stop = new();
    private readonly FakeSession _session = new();

    public void Dispose()
    {
        _folder.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task All_well_is_0_and_the_last_line_sums_up()
    {
        await WriteAsync("a.ipynb", NotebookCell.Code("1"));
        await WriteAsync("b.ipynb", NotebookCell.Code("2"));

        Assert.Equal(0, await RunAsync("run", "."));

        Assert.Equal("2 notebooks: 2 passed, 0 failed (00:00)", Lines(_output)[^1]);
        Assert.Contains("a.ipynb: cell 1 of 1", Lines(_output));
        Assert.True(File.Exists(_folder.At("artifacts/notebooks/a.ipynb")));
    }

    [Fact]
    public async Task The_executed_notebook_is_as_approved()
    {
        _session
            .OnShow("Start()", new CellOutput.Text(OutputStream.Out, "one\n"), new CellOutput.Text(OutputStream.Out, "two\n"), new CellOutput.Text(OutputStream.Error, "oops\n"))
            .OnShow("6 * 7", new CellOutput.Result(4, MimeBundle.Rich("42", MediaTypes.Html, "<b>42</b>")))
            .OnThrow("int.Parse(\"x\")", "FormatException", "no number");
        await WriteAsync(
            "lecture.ipynb",
            NotebookCell.Markdown("# Threads"),
            NotebookCell.Code("int workers = 4;", "parameters"),
            NotebookCell.Code("Start()"),
            NotebookCell.Code("6 * 7"),
            NotebookCell.Code("int.Parse(\"x\")"),
            NotebookCell.Code("never"));

        Assert.Equal(1, await RunAsync("run", "lecture.ipynb", "--param", "workers=8", "--output", "out"));

        Approved.Equal("executed.ipynb", await File.ReadAllTextAsync(_folder.At("out/lecture.ipynb")));
    }

    [Fact]
    public async Task A_failed_cell_is_1_and_shown_with_source_and_trace()
    {
        _session.OnThrow("bad\n2\n3\n4", "FormatException", "no number");
        await WriteAsync("a.ipynb", NotebookCell.Code("bad\n2\n3\n4"));

        Assert.Equal(1, await RunAsync("run", "a.ipynb", "--quiet"));

        Assert.Equal(
            [
                "a.ipynb: cell 1 of 1 [1] failed", "    | bad", "    | 2", "    | 3", "    | … 1 more line",
                "    FormatException: no number", "       at cell 1, line 1",
                "a.ipynb: failed (00:00)", "1 notebook: 0 passed, 1 failed (00:00)",
            ],
            Lines(_output));
    }

    [Fact]
    public async Task A_quiet_run_of_which_all_is_well_says_nothing()
    {
        await WriteAsync("a.ipynb", NotebookCell.Code("1"));

        Assert.Equal(0, await RunAsync("run", "a.ipynb", "--quiet"));

        Assert.Equal("", _output.ToString());
    }

    [Theory]
    [InlineData("missing.ipynb", "run missing.ipynb")]
    [InlineData("--param workers", "run a.ipynb --param workers=many")]
    [InlineData("--param oops", "run a.ipynb --param oops")]
    [InlineData("'soon' is no time limit", "run a.ipynb --timeout soon")]
    [InlineData("'-1' is no time limit", "run a.ipynb --timeout -1")]
    [InlineData("'NaN' is no time limit", "run a.ipynb --timeout NaN")]
    [InlineData("'0' is no number of notebooks", "run a.ipynb --jobs 0")]
    [InlineData("--bogus", "run a.ipynb --bogus")]
    [InlineData("Required argument missing", "run")]
    [InlineData("Required command", "")]
    public async Task Wrong_usage_is_2_says_what_is_wrong_and_runs_nothing(string told, string line)
    {
        await WriteAsync("a.ipynb", NotebookCell.Code("int workers = 4;", "parameters"));

        Assert.Equal(2, await RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Contains(told, _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_session.Ran);
    }

    [Fact]
    public async Task A_fault_of_ours_is_3_with_its_trace()
    {
        _session.On("1", _ => throw new InvalidOperationException("the link is torn"));
        await WriteAsync("a.ipynb", NotebookCell.Code("1"));

        Assert.Equal(3, await RunAsync("run", "a.ipynb"));

        Assert.Contains("the link is torn", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(FakeSession), _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    public async Task A_signal_stops_the_running_cell_and_what_has_run_is_written(PosixSignal signal, int exitCode)
    {
        var running = _session.OnSpin("spin");
        await WriteAsync("a.ipynb", NotebookCell.Code("1"), NotebookCell.Code("spin"), NotebookCell.Code("3"));
        await WriteAsync("b.ipynb", NotebookCell.Code("4"));
        var run = RunAsync("run", ".", "--output", "out");
        await running;

        Assert.True(_stop.Ask(signal));
        Assert.False(_stop.Ask(PosixSignal.SIGINT));

        Assert.Equal(exitCode, await run);
        Assert.Equal("2 notebooks: 0 passed, 0 failed, 1 stopped, 1 not run (00:00)", Lines(_output)[^1]);
        Assert.Equal([1, 2, null], (await NotebookFile.ReadAsync(_folder.At("out/a.ipynb"))).Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_parameter_that_no_notebook_declares_is_given_as_a_string_with_a_warning()
    {
        await WriteAsync("a.ipynb", NotebookCell.Code("1"));

        Assert.Equal(0, await RunAsync("run", "a.ipynb", "--param", "name=x"));

        Assert.Equal(["string name = \"x\";", "1"], _session.Ran);
        Assert.Contains("warning: no notebook declares the parameter 'name'", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_limit_reaches_the_cells()
    {
        _ = _session.OnSpin("spin");
        await WriteAsync("a.ipynb", NotebookCell.Code("spin"));

        Assert.Equal(1, await RunAsync("run", "a.ipynb", "--timeout", "0.01"));

        Assert.Contains("CellTimeout: The cell ran longer than 0.01 s", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_0_and_shows_options_examples_and_exit_codes()
    {
        Assert.Equal(0, await RunAsync("run", "--help", "--bogus"));

        Assert.All(["--keep-going", "Examples:", "Exit codes:"], text => Assert.Contains(text, _output.ToString(), StringComparison.Ordinal));
    }

    private Task<int> RunAsync(params string[] arguments) => KernelCommand.RunAsync(
        arguments,
        new Surroundings((_, _, _) => Task.FromResult<ISession>(_session), _stop) { Output = _output, Error = _error, CurrentFolder = _folder.FullPath });

    private Task WriteAsync(string path, params NotebookCell[] cells) => NotebookFile.WriteAsync(NotebookDocument.Create(cells), _folder.At(path));

    private static string[] Lines(StringWriter writer) => writer.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
}
