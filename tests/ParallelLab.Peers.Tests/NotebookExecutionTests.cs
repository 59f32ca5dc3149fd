using ParallelLab.Kernel.Documents;

namespace ParallelLab.Peers.Tests;

/// <summary>The lecture, run by Jupyter's own means of running notebooks.</summary>
public sealed class NotebookExecutionTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    private const string Slow = "timeScale = 1.0;";
    private const string Fast = "timeScale = 0.05;";

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Scripts.Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Notebooks))]
    public async Task Nbclient_runs_a_notebook_on_a_machine_without_a_network(string notebook)
    {
        var python = Peer.Python("nbclient", "nbformat");

        await kernel.RunAsync(
            Peer.NetworkNamespace(),
            [
                .. Peer.InNamespace, python.Executable, Scripts.Python("execute_notebook.py"),
                Path.Combine(Scripts.Notebooks, notebook), kernel.At(notebook), "timeScale=0.05",
            ]);

        AssertAllRan(await NotebookFile.ReadAsync(kernel.At(notebook)));
    }

    [SkippableTheory]
    [MemberData(nameof(Notebooks))]
    public async Task Nbconvert_runs_a_notebook(string notebook)
    {
        var python = Peer.Python("nbconvert", "nbclient");
        var source = await File.ReadAllTextAsync(Path.Combine(Scripts.Notebooks, notebook));
        Assert.Contains(Slow, source, StringComparison.Ordinal);
        await File.WriteAllTextAsync(kernel.At($"fast-{notebook}"), source.Replace(Slow, Fast, StringComparison.Ordinal));

        await kernel.RunAsync(python, "-m", "nbconvert", "--to", "notebook", "--execute", $"fast-{notebook}", "--output", $"done-{notebook}");

        AssertAllRan(await NotebookFile.ReadAsync(kernel.At($"done-{notebook}")));
    }

    [SkippableFact]
    public async Task Nbconvert_fails_when_a_cell_fails()
    {
        var python = Peer.Python("nbconvert", "nbclient");
        await NotebookFile.WriteAsync(NotebookDocument.Create([NotebookCell.Code("throw new Exception(\"on purpose\");")]), kernel.At("fails.ipynb"));

        var failed = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => kernel.RunAsync(python, "-m", "nbconvert", "--to", "notebook", "--execute", "fails.ipynb", "--output", "done"));

        Assert.Contains("on purpose", failed.Message, StringComparison.Ordinal);
    }

    private static void AssertAllRan(NotebookDocument executed)
    {
        var cells = executed.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.Tags.Contains("skip-execution")).ToArray();
        Assert.All(cells, cell => Assert.NotNull(cell.ExecutionCount));
        Assert.Contains(cells.SelectMany(cell => cell.Outputs), output => output is NotebookOutput.Stream);
        var toSucceed = cells.Where(cell => !cell.Tags.Contains("raises-exception"));
        Assert.DoesNotContain(toSucceed.SelectMany(cell => cell.Outputs), output => output is NotebookOutput.Error);
    }
}
