using System.Text;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Kernel.Tests.Architecture;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

/// <summary>Notebooks written as .NET Interactive's users write them, from their first to their last cell.</summary>
public sealed class SampleNotebookTests
{
    private static readonly string[] Programs = ["sh", "bash", "python3"];

    [SkippableTheory]
    [InlineData("languages")]
    [InlineData("values")]
    public async Task A_sample_shows_what_was_approved(string name)
    {
        Skip.IfNot(Programs.All(IsInstalled), "The samples use sh, bash and python3.");
        var folder = Path.Combine(Repository.Root, "tests", "ParallelLab.Kernel.Tests", "Magics", "Samples");
        var document = await NotebookFile.ReadAsync(Path.Combine(folder, name + ".dib"));
        await using var notebook = new Notebook(new SessionOptions { Folder = folder });
        var transcript = new StringBuilder();

        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var run = await notebook.RunAsync(new Cell(cell.Source, Language: cell.Language));
            Append(transcript, cell, run);
        }

        Approved.Equal(name + ".txt", transcript.ToString().Replace(folder, "FOLDER", StringComparison.Ordinal));
    }

    private static void Append(StringBuilder transcript, NotebookCell cell, CellRun run)
    {
        transcript.Append($"=== {cell.Language}\n{cell.Source}\n--- shows\n{run.Sink.Out}");
        foreach (var output in run.Sink.Outputs)
        {
            if (output is CellOutput.Result { Bundle: var value })
                transcript.Append($"result {value.PlainText}\n");
            if (output is CellOutput.Display { Bundle: var shown })
                transcript.Append($"display {string.Join(", ", shown.Forms.Keys.Order(StringComparer.Ordinal))}\n{shown.PlainText}\n");
        }

        if (run.Outcome.ErrorOrNull is { } error)
            transcript.Append($"error {error}\n");
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
