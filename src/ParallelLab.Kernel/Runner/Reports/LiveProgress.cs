using System.Collections.Concurrent;
using Spectre.Console;

namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>
/// A bar a notebook, with the cell that runs and the time it took so far; what failed or must be told is written above the bars.
/// Lives as long as <see cref="ShowAsync"/>, which owns the terminal meanwhile.
/// </summary>
public sealed class LiveProgress : IRunProgress
{
    private readonly ConcurrentDictionary<NotebookPath, ProgressTask> _bars = new();
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _context;

    private LiveProgress(IAnsiConsole console, ProgressContext context)
    {
        _console = console;
        _context = context;
    }

    /// <summary>Shows the progress that <paramref name="run"/> reports until it ends, and returns its result.</summary>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IRunProgress, Task<T>> run) =>
        console.Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => run(new LiveProgress(console, context)));

    public void Report(RunEvent step)
    {
        switch (step)
        {
            case RunEvent.NotebookStarted started:
                _bars[started.Notebook] = _context.AddTask(Markup.Escape(started.Notebook.Name), maxValue: Math.Max(started.Cells, 1));
                break;
            case RunEvent.CellStarted { Cell: var cell } started when _bars.TryGetValue(started.Notebook, out var bar):
                bar.Value = cell.Number - 1;
                bar.Description = Markup.Escape($"{started.Notebook.Name}  {cell}");
                break;
            case RunEvent.NotebookFinished { Report: var report }:
                Finish(report);
                break;
            default:
                Write(step);
                break;
        }
    }

    private void Finish(NotebookReport report)
    {
        if (_bars.TryGetValue(report.Notebook, out var bar))
        {
            if (report.Verdict == NotebookVerdict.Passed)
                bar.Value = bar.MaxValue;
            bar.Description = Markup.Escape(report.Notebook.Name);
            bar.StopTask();
        }
        if (report.Verdict != NotebookVerdict.Passed || report.LeftRunning.Count > 0)
            Write(new RunEvent.NotebookFinished(report));
    }

    private void Write(RunEvent step) => _console.Write(new Text(ProgressLine.Of(step) + '\n'));
}
