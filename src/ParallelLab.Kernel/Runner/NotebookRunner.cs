using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner.Reports;

namespace ParallelLab.Kernel.Runner;

/// <summary>
/// Runs the notebooks of a plan, each in a session of its own, and writes what came of each. A notebook that fails
/// does not keep the others from running.
/// </summary>
public sealed class NotebookRunner(SessionStart startSession, RunSettings settings, IRunProgress progress, TimeProvider time)
{
    /// <summary>
    /// Runs all notebooks. When <paramref name="stop"/> is cancelled the running cells are stopped, what has run so far is
    /// written, and the notebooks still waiting are left alone.
    /// </summary>
    public async Task<RunReport> RunAsync(RunPlan plan, CancellationToken stop = default)
    {
        var started = time.GetTimestamp();
        foreach (var parameter in plan.UndeclaredParameters)
            progress.Report(new RunEvent.Warned($"no notebook declares the parameter '{parameter}'; each gets it as a string."));

        var reports = new NotebookReport[plan.Notebooks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs, CancellationToken = CancellationToken.None };
        await Parallel.ForAsync(0, reports.Length, options, async (index, _) => reports[index] = await RunAsync(plan.Notebooks[index], stop));
        return new RunReport(reports, time.GetElapsedTime(started));
    }

    private async Task<NotebookReport> RunAsync(PlannedNotebook notebook, CancellationToken stop)
    {
        var report = notebook switch
        {
            _ when stop.IsCancellationRequested => NotRun(notebook.Path),
            PlannedNotebook.Readable readable => await RunAsync(readable, stop),
            PlannedNotebook.Unreadable unreadable =>
                new NotebookReport(notebook.Path, NotebookVerdict.Failed, TimeSpan.Zero) { FileProblem = unreadable.Problem },
            _ => throw new ArgumentOutOfRangeException(nameof(notebook), notebook, message: null),
        };
        progress.Report(new RunEvent.NotebookFinished(report));
        return report;
    }

    private async Task<NotebookReport> RunAsync(PlannedNotebook.Readable notebook, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var run = new NotebookRun(notebook.Path, notebook.Document, settings, progress, time);
        NotebookRun.Ending ending;
        try
        {
            ending = await run.RunAsync(startSession, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return NotRun(notebook.Path); // Its session was still starting.
        }

        var problem = await WriteAsync(ending.Executed, notebook.Path.Output);
        return new NotebookReport(notebook.Path, problem is null ? ending.Verdict : NotebookVerdict.Failed, time.GetElapsedTime(started))
        {
            FileProblem = problem,
            LeftRunning = ending.LeftRunning,
        };
    }

    private static NotebookReport NotRun(NotebookPath notebook) => new(notebook, NotebookVerdict.NotRun, TimeSpan.Zero);

    /// <summary>Writes the executed notebook, whatever has been stopped meanwhile.</summary>
    /// <returns>Why it could not be written, or null.</returns>
    private static async Task<string?> WriteAsync(NotebookDocument executed, string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await NotebookFile.WriteAsync(executed, path, CancellationToken.None);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the executed notebook can't be written: {exception.Message}";
        }
    }
}
