using System.Runtime.CompilerServices;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.OldNotebooks;

/// <summary>
/// Notebooks as they were written for .NET Interactive, run unchanged. What a cell is to show stands in the notebook, as if it had been run
/// there: text, values and media types that are not named may be shown beside it.
/// </summary>
public sealed class InteractiveNotebookTests(InteractiveNotebookTests.OneSession session) : IClassFixture<InteractiveNotebookTests.OneSession>
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder(), "*.*").Select(file => Path.GetFileName(file)).Where(IsNotebook).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_notebook_for_dotnet_interactive_runs_unchanged_and_shows_what_it_showed_there(string sample)
    {
        var document = await NotebookFile.ReadAsync(Path.Combine(Folder(), sample));

        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code && cell.Language is "csharp" or "fsharp"))
            AssertShows(cell, await session.Notebook.RunAsync(new Cell(cell.Source, Language: cell.Language)));
    }

    private static void AssertShows(NotebookCell cell, CellRun run)
    {
        if (cell.Outputs.OfType<NotebookOutput.Error>().SingleOrDefault() is { } error)
            Assert.Equal(error.Name, run.Outcome.ErrorOrNull?.Name);
        else
            Assert.True(run.Outcome is CellOutcome.Succeeded, $"{cell.Source}\n{string.Join('\n', run.Outcome.ErrorOrNull?.Traceback ?? [])}");

        var text = string.Concat(cell.Outputs.OfType<NotebookOutput.Stream>().Select(stream => stream.Text));
        Assert.Equal(text.ReplaceLineEndings("\n"), run.Sink.Out.ReplaceLineEndings("\n"));
        Assert.Equal(cell.Outputs.OfType<NotebookOutput.ExecuteResult>().SingleOrDefault()?.Bundle.Forms["text/plain"], run.Sink.Result);
        var displays = run.Sink.Outputs.OfType<CellOutput.Display>().Select(display => display.Bundle.Forms).ToList();
        foreach (var (form, content) in cell.Outputs.OfType<NotebookOutput.DisplayData>().SelectMany(display => display.Bundle.Forms))
            Assert.Contains(displays, shown => shown.TryGetValue(form, out var text) && text == content);
    }

    private static bool IsNotebook(string file) => Path.GetExtension(file) is ".ipynb" or ".dib";

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "Samples");

    /// <summary>One worker for all of them: a notebook may find what another has declared, and must not mind.</summary>
    public sealed class OneSession : IAsyncLifetime
    {
        public Notebook Notebook { get; } = new(new SessionOptions { Folder = Folder() });

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Notebook.DisposeAsync();
    }
}
