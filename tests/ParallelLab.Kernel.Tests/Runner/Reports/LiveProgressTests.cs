using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Runner.Reports;
using ParallelLab.Worker.Frames;
using Spectre.Console;

namespace ParallelLab.Kernel.Tests.Runner.Reports;

public sealed class LiveProgressTests
{
    private static readonly NotebookPath Notebook = new("/lecture/[02].ipynb", "/out/[02].ipynb", "[02].ipynb");

    private readonly StringWriter _screen = new();

    [Fact]
    public async Task The_running_cell_and_a_failure_are_on_the_screen()
    {
        var error = new CellError("FormatException", "no [number]", ["FormatException: no [number]"]);

        await ShowAsync(
            new RunEvent.NotebookStarted(Notebook, 3),
            new RunEvent.CellStarted(Notebook, new CellPosition(2, 3)),
            new RunEvent.CellFailed(Notebook, new CellFailure(new CellPosition(2, 3), 2, "bad", error)),
            new RunEvent.NotebookFinished(new NotebookReport(Notebook, NotebookVerdict.Failed, TimeSpan.FromSeconds(3))));

        var screen = _screen.ToString();
        Assert.Contains("[02].ipynb: cell 2 of 3 [2] failed", screen, StringComparison.Ordinal);
        Assert.Contains("FormatException: no [number]", screen, StringComparison.Ordinal);
        Assert.Contains("[02].ipynb: failed (00:03)", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_passes_leaves_its_full_bar_alone()
    {
        await ShowAsync(
            new RunEvent.NotebookStarted(Notebook, 3),
            new RunEvent.NotebookFinished(new NotebookReport(Notebook, NotebookVerdict.Passed, TimeSpan.Zero)));

        Assert.Contains("[02].ipynb", _screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("passed", _screen.ToString(), StringComparison.Ordinal);
    }

    private Task<bool> ShowAsync(params RunEvent[] steps)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_screen),
        });
        console.Profile.Width = 120;
        return LiveProgress.ShowAsync(console, progress =>
        {
            foreach (var step in steps)
                progress.Report(step);
            return Task.FromResult(true);
        });
    }
}
