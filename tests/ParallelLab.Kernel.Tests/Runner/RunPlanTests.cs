using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Runner.Parameters;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Runner;

public sealed class RunPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("C#")]
    [InlineData("F#")]
    public async Task Notebooks_in_the_languages_of_dotnet_can_be_run(string language) =>
        Assert.IsType<PlannedNotebook.Readable>(await PlannedAsync(language));

    [Fact]
    public async Task A_notebook_of_another_kernel_has_a_place_in_the_plan_and_its_language_is_the_reason() => Assert.Equal(
        "its cells are in python; only notebooks of .NET (C#, F#) can be run.", Assert.IsType<PlannedNotebook.Unreadable>(await PlannedAsync("python")).Problem);

    private async Task<PlannedNotebook> PlannedAsync(string language)
    {
        var file = _folder.Write(
            "notebook.ipynb",
            $$$"""{"cells":[],"metadata":{"kernelspec":{"display_name":"x","language":"{{{language}}}","name":"x"}},"nbformat":4,"nbformat_minor":5}""");
        var plan = await RunPlan.ReadAsync([new NotebookPath(file, file + ".out", "notebook.ipynb")], ParameterSet.Empty);
        return Assert.Single(plan.Notebooks);
    }
}
