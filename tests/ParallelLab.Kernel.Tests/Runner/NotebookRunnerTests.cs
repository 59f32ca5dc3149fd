using Microsoft.Extensions.Time.Testing;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Runner.Reports;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Runner;

public sealed class NotebookRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingProgress _progress = new();
    private readonly FakeSession _session = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cells_run_in_order_and_prose_and_empty_cells_are_left_alone()
    {
        var report = await RunAsync(NotebookCell.Code("a"), NotebookCell.Markdown("b"), NotebookCell.Code(" \n"), NotebookCell.Code("c"));

        Assert.Equal(NotebookVerdict.Passed, report.Verdict);
        Assert.Equal(["a", "c"], _session.Ran);
        Assert.Equal(["cell 1 of 2", "cell 2 of 2"], _progress.Of<RunEvent.CellStarted>().Select(step => step.Cell.ToString()));
        Assert.True(_session.IsDisposed);
    }

    [Fact]
    public async Task A_failure_ends_its_notebook_which_is_written_with_the_error()
    {
        _session.OnThrow("bad", "FormatException", "no number");

        var report = await RunAsync(NotebookCell.Code("good"), NotebookCell.Code("bad"), NotebookCell.Code("after"));

        Assert.Equal(NotebookVerdict.Failed, report.Verdict);
        Assert.Equal(["good", "bad"], _session.Ran);
        var failure = Assert.Single(_progress.Of<RunEvent.CellFailed>()).Failure;
        Assert.Equal((2, 2, "bad", "FormatException"), (failure.Cell.Number, failure.ExecutionCount, failure.Source, failure.Error.Name));
        var executed = await ExecutedAsync();
        Assert.IsType<NotebookOutput.Error>(Assert.Single(executed.Cells[1].Outputs));
        Assert.Null(executed.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task A_run_that_keeps_going_runs_the_cells_after_a_failure_and_has_failed_all_the_same()
    {
        _session.OnThrow("bad", "FormatException", "no number");

        var report = await RunAsync(new RunSettings { KeepGoing = true }, NotebookCell.Code("bad"), NotebookCell.Code("after"));

        Assert.Equal(NotebookVerdict.Failed, report.Verdict);
        Assert.Equal(["bad", "after"], _session.Ran);
    }

    [Fact]
    public async Task A_cell_that_may_raise_may_fail_and_its_error_is_shown()
    {
        _session.OnThrow("bad", "FormatException", "no number");

        var report = await RunAsync(NotebookCell.Code("bad", "raises-exception"), NotebookCell.Code("after"));

        Assert.Equal(NotebookVerdict.Passed, report.Verdict);
        Assert.Equal(["bad", "after"], _session.Ran);
        Assert.Empty(_progress.Of<RunEvent.CellFailed>());
        Assert.IsType<NotebookOutput.Error>(Assert.Single((await ExecutedAsync()).Cells[0].Outputs));
    }

    [Fact]
    public async Task A_lost_worker_is_a_failure_that_a_tag_may_expect()
    {
        var lost = new CellOutcome.WorkerLost(new CellError("WorkerLost", "The process ended: stack overflow.", []));
        _session.On("overflow", _ => Task.FromResult<CellOutcome>(lost));

        var report = await RunAsync(new RunSettings { KeepGoing = true }, NotebookCell.Code("overflow", "raises-exception"), NotebookCell.Code("overflow"));

        Assert.Equal(NotebookVerdict.Failed, report.Verdict);
        Assert.Equal("WorkerLost", Assert.Single(_progress.Of<RunEvent.CellFailed>()).Failure.Error.Name);
    }

    [Fact]
    public async Task A_cell_that_may_raise_need_not() =>
        Assert.Equal(NotebookVerdict.Passed, (await RunAsync(NotebookCell.Code("good", "raises-exception"))).Verdict);

    [Theory]
    [InlineData()]
    [InlineData("raises-exception")]
    public async Task A_cell_beyond_the_time_limit_is_stopped_and_has_failed_whatever_its_tags(params string[] tags)
    {
        var running = _session.OnSpin("spin");
        var run = RunAsync(new RunSettings { CellTimeout = TimeSpan.FromSeconds(30) }, NotebookCell.Code("spin", tags), NotebookCell.Code("after"));
        await running;

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(NotebookVerdict.Failed, (await run).Verdict);
        Assert.Equal(["spin"], _session.Ran);
        var error = Assert.Single(_progress.Of<RunEvent.CellFailed>()).Failure.Error;
        Assert.Equal("CellTimeout", error.Name);
        Assert.Contains("30 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("Interrupted: The cell was stopped.", error.Traceback);
    }

    [Fact]
    public async Task Each_cell_has_the_whole_time_limit()
    {
        _session.On("slow", _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            return Task.FromResult<CellOutcome>(new CellOutcome.Succeeded());
        });

        var report = await RunAsync(new RunSettings { CellTimeout = TimeSpan.FromSeconds(30) }, NotebookCell.Code("slow"), NotebookCell.Code("slow"));

        Assert.Equal((NotebookVerdict.Passed, TimeSpan.FromSeconds(40)), (report.Verdict, report.Elapsed));
    }

    [Fact]
    public async Task A_skipped_cell_is_not_run_keeps_its_outputs_and_is_told()
    {
        var skipped = NotebookCell.Code("demo", "skip-execution") with { ExecutionCount = 9, Outputs = [new NotebookOutput.Stream("stdout", "kept")] };

        await RunAsync(skipped, NotebookCell.Code("a"));

        Assert.Equal(["a"], _session.Ran);
        Assert.Contains("skip-execution", Assert.Single(_progress.Of<RunEvent.CellSkipped>()).Reason, StringComparison.Ordinal);
        Assert.Equal(9, (await ExecutedAsync()).Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task A_cell_to_be_skipped_keeps_its_outputs_also_where_a_failure_came_first()
    {
        _session.OnThrow("bad", "FormatException", "no number");

        await RunAsync(NotebookCell.Code("bad"), NotebookCell.Code("demo", "skip-execution") with { ExecutionCount = 9 });

        Assert.Equal(9, (await ExecutedAsync()).Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task A_cell_in_a_language_that_nobody_knows_is_skipped_and_told()
    {
        var source = _folder.Write(
            "lecture.dib", "#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"prolog\"}]}}\n\n#!csharp\n\na\n\n#!prolog\n\nx :- y.\n");

        var report = Assert.Single((await RunAsync(source)).Notebooks);

        Assert.Equal(NotebookVerdict.Passed, report.Verdict);
        Assert.Equal(["a"], _session.Ran);
        Assert.Contains("prolog", Assert.Single(_progress.Of<RunEvent.CellSkipped>()).Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await ExecutedAsync()).Cells.Length);
    }

    [Fact]
    public async Task Output_after_the_last_cell_stands_in_the_cell_that_started_it()
    {
        _session.OnPrintLate("start", "late");

        await RunAsync(NotebookCell.Code("start"), NotebookCell.Code("after"));

        var executed = await ExecutedAsync();
        Assert.Equal([new NotebookOutput.Stream("stdout", "late")], executed.Cells[0].Outputs);
        Assert.Empty(executed.Cells[1].Outputs);
    }

    [Fact]
    public async Task Threads_that_outlive_the_notebook_are_awaited_and_then_named_without_failing_it()
    {
        var session = new FakeSession { LeftRunning = ["thread 12 'feeder' of cell 1"] };

        var report = Assert.Single((await RunAsync(await SourceAsync("lecture", NotebookCell.Code("a")), new RunSettings(), session)).Notebooks);

        Assert.Equal(RunSettings.ThreadWait, session.FinishWait);
        Assert.Equal(["thread 12 'feeder' of cell 1"], report.LeftRunning);
        Assert.Equal(NotebookVerdict.Passed, report.Verdict);
    }

    [Fact]
    public async Task A_stopped_run_stops_the_running_cell_writes_what_has_run_and_starts_nothing_more()
    {
        var running = _session.OnShow("done", new CellOutput.Text(OutputStream.Out, "kept")).OnSpin("spin");
        using var stop = new CancellationTokenSource();
        var first = await SourceAsync("first", NotebookCell.Code("done"), NotebookCell.Code("spin"), NotebookCell.Code("after"));
        var run = RunAsync([first, await SourceAsync("second", NotebookCell.Code("never"))], new RunSettings(), _session, stop.Token);
        await running;

        await stop.CancelAsync();

        Assert.Equal([NotebookVerdict.Stopped, NotebookVerdict.NotRun], (await run).Notebooks.Select(notebook => notebook.Verdict));
        Assert.Equal(["done", "spin"], _session.Ran);
        Assert.Equal(TimeSpan.Zero, _session.FinishWait);
        Assert.Empty(_progress.Of<RunEvent.CellFailed>());
        Assert.Equal([new NotebookOutput.Stream("stdout", "kept")], (await ExecutedAsync("first")).Cells[0].Outputs);
        Assert.False(File.Exists(_folder.At("out/second.ipynb")));
    }

    [Fact]
    public async Task A_notebook_whose_session_was_still_starting_when_the_run_was_stopped_has_not_run()
    {
        using var stop = new CancellationTokenSource();
        var source = await SourceAsync("lecture", NotebookCell.Code("a"));

        var report = await RunAsync([source], new RunSettings(), async (_, _, cancellationToken) =>
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return _session;
        }, stop.Token);

        Assert.Equal(NotebookVerdict.NotRun, Assert.Single(report.Notebooks).Verdict);
    }

    [Fact]
    public async Task A_malformed_notebook_fails_and_the_others_run()
    {
        var malformed = _folder.Write("broken.ipynb", "{ \"cells\": [");
        var sound = await SourceAsync("sound", NotebookCell.Code("a"));

        var report = await RunAsync([malformed, sound], new RunSettings(), _session);

        Assert.Equal([NotebookVerdict.Failed, NotebookVerdict.Passed], report.Notebooks.Select(notebook => notebook.Verdict));
        Assert.Contains("broken.ipynb", report.Notebooks[0].FileProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_can_not_be_written_has_failed()
    {
        _folder.Write("out", "a file where the folder should be");

        var report = await RunAsync(NotebookCell.Code("a"));

        Assert.Equal(NotebookVerdict.Failed, report.Verdict);
        Assert.StartsWith("the executed notebook can't be written: ", report.FileProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_two_jobs_two_notebooks_run_at_the_same_time_each_in_its_own_session()
    {
        using var stop = new CancellationTokenSource();
        var sessions = new Dictionary<string, FakeSession> { ["one"] = new(), ["two"] = new() };
        var running = sessions.Values.Select(session => session.OnSpin("spin")).ToArray();
        string[] sources = [await SourceAsync("one/x", NotebookCell.Code("spin")), await SourceAsync("two/x", NotebookCell.Code("spin"))];
        var run = RunAsync(sources, new RunSettings { Jobs = 2 }, (folder, _, _) => Task.FromResult<ISession>(sessions[Path.GetFileName(folder)]), stop.Token);

        await Task.WhenAll(running);
        await stop.CancelAsync();

        Assert.All((await run).Notebooks, notebook => Assert.Equal(NotebookVerdict.Stopped, notebook.Verdict));
    }

    [Fact]
    public async Task A_cell_that_reads_is_told_at_once_that_nobody_answers()
    {
        IInputSource? input = null;
        var source = await SourceAsync("lecture", NotebookCell.Code("a"));

        await RunAsync([source], new RunSettings(), (_, given, _) =>
        {
            input = given;
            return Task.FromResult<ISession>(_session);
        });

        Assert.Null(await input!.ReadLineAsync("name? ", isPassword: false, CancellationToken.None));
    }

    private async Task<NotebookReport> RunAsync(RunSettings settings, params NotebookCell[] cells) =>
        Assert.Single((await RunAsync(await SourceAsync("lecture", cells), settings, _session)).Notebooks);

    private Task<NotebookReport> RunAsync(params NotebookCell[] cells) => RunAsync(new RunSettings(), cells);

    private Task<RunReport> RunAsync(string source, RunSettings? settings = null, FakeSession? session = null) =>
        RunAsync([source], settings ?? new RunSettings(), session ?? _session);

    private Task<RunReport> RunAsync(string[] sources, RunSettings settings, FakeSession session, CancellationToken stop = default) =>
        RunAsync(sources, settings, (_, _, _) => Task.FromResult<ISession>(session), stop);

    private async Task<RunReport> RunAsync(string[] sources, RunSettings settings, SessionStart startSession, CancellationToken stop = default)
    {
        var found = new NotebookFinder(_folder.FullPath, _folder.At("out")).Find(sources);
        var plan = await RunPlan.ReadAsync(NotebookPath.Lay(found, _folder.At("out"), _folder.FullPath), Kernel.Runner.Parameters.ParameterSet.Empty);
        return await new NotebookRunner(startSession, settings, _progress, _time).RunAsync(plan, stop);
    }

    private async Task<string> SourceAsync(string name, params NotebookCell[] cells)
    {
        var path = _folder.Write($"{name}.ipynb");
        await NotebookFile.WriteAsync(NotebookDocument.Create(cells), path);
        return path;
    }

    private Task<NotebookDocument> ExecutedAsync(string name = "lecture") => NotebookFile.ReadAsync(_folder.At($"out/{name}.ipynb"));
}
