using System.Text.RegularExpressions;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Tests.Architecture;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Lecture;

/// <summary>The lecture as students meet it: every solution that it folds away is right. That all of it runs as it stands, LaunchedRunTests shows.</summary>
public sealed partial class LectureTests
{
    private const string Answer = "-answer";

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Its_folded_solutions_pass_its_checks(string notebook)
    {
        var document = await NotebookFile.ReadAsync(Path.Combine(Repository.Root, "notebooks", notebook));
        await using var session = new Notebook();
        var solutions = document.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToDictionary(cell => cell.Id!, cell => Solution().Match(cell.Source));

        foreach (var cell in document.Cells.Where(IsRun))
        {
            var source = cell.Id!.EndsWith(Answer, StringComparison.Ordinal)
                ? solutions[cell.Id[..^Answer.Length]].Groups["code"].Value
                : cell.Source.Replace("timeScale = 1.0", "timeScale = 0.1", StringComparison.Ordinal);
            var run = await session.RunAsync(source);

            var mayFail = cell.Tags.Contains(CellTags.RaisesException);
            Assert.True(mayFail || run.Outcome is CellOutcome.Succeeded, $"{cell.Id}: {run.Outcome.ErrorOrNull}");
            if (cell.Id.EndsWith("-check", StringComparison.Ordinal))
            {
                Assert.Contains("✓", run.Sink.Out, StringComparison.Ordinal);
                Assert.DoesNotContain("✗", run.Sink.Out, StringComparison.Ordinal);
            }
        }
    }

    private static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && !cell.Tags.Contains(CellTags.SkipExecution);

    [GeneratedRegex("<summary>Solution</summary>\\s*```csharp\\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Solution();
}
