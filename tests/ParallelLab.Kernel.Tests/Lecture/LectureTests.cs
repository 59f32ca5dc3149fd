using System.Text.RegularExpressions;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Tests.Architecture;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Lecture;

/// <summary>The lecture as students meet it: every notebook runs, and every solution that it folds away is right.</summary>
public sealed partial class LectureTests
{
    private const string Answer = "-answer";

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_runs_from_its_first_to_its_last_cell(string notebook)
    {
        using var output = new TemporaryFolder();
        using var kernel = LaunchedKernel.Start(
            Repository.Root, "run", $"notebooks/{notebook}", "--param", "timeScale=0.1", "--output", output.FullPath);

        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 0, printed + error);
        var executed = await NotebookFile.ReadAsync(output.At(notebook));
        Assert.All(executed.Cells.Where(cell => cell.Kind == CellKind.Code), cell => Assert.NotNull(cell.ExecutionCount));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Its_folded_solutions_pass_its_checks(string notebook)
    {
        var document = await NotebookFile.ReadAsync(Path.Combine(Repository.Root, "notebooks", notebook));
        await using var session = new Notebook();
        var solutions = document.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToDictionary(cell => cell.Id!, cell => Solution().Match(cell.Source));

        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var source = cell.Id!.EndsWith(Answer, StringComparison.Ordinal)
                ? solutions[cell.Id[..^Answer.Length]].Groups["code"].Value
                : cell.Source.Replace("timeScale = 1.0", "timeScale = 0.1", StringComparison.Ordinal);
            var run = await session.RunAsync(source);

            if (!cell.Tags.Contains(CellTags.RaisesException))
                Assert.True(run.Outcome is CellOutcome.Succeeded, $"{cell.Id}: {run.Outcome.ErrorOrNull}");
            if (cell.Id.EndsWith("-check", StringComparison.Ordinal))
            {
                Assert.Contains("✓", run.Sink.Out, StringComparison.Ordinal);
                Assert.DoesNotContain("✗", run.Sink.Out, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("<summary>Solution</summary>\\s*```csharp\\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Solution();
}
