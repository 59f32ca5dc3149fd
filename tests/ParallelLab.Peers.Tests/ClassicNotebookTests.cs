namespace ParallelLab.Peers.Tests;

/// <summary>The classic Notebook in a browser, as a student has it before them; <c>python/classic_notebook.py</c> drives it.</summary>
public sealed class ClassicNotebookTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task A_lecture_runs_shows_live_output_where_it_belongs_is_interrupted_and_restarted()
    {
        var python = Peer.Python("notebook", "nbformat", "selenium").With("chromium", "chromedriver");
        var screenshot = Path.Combine(Scripts.Artifacts, "classic-notebook.png");

        var printed = await kernel.RunAsync(python, Scripts.Python("classic_notebook.py"), Path.Combine(Scripts.Notebooks, "02-threads.ipynb"), screenshot);

        Assert.EndsWith("passed\n", printed, StringComparison.Ordinal);
    }
}
