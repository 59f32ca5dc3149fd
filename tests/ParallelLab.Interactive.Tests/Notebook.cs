using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace ParallelLab.Interactive.Tests;

/// <summary>A notebook into which the extension script has been loaded.</summary>
internal sealed class Notebook
{
    private Notebook(CompositeKernel kernel) => Kernel = kernel;

    public CompositeKernel Kernel { get; }

    public static async Task<Notebook> OpenAsync()
    {
        var notebook = new Notebook(new CompositeKernel());
        using var package = new InteractivePackage();
        foreach (var cell in package.Text("interactive-extensions/dotnet/extension.dib").Split("#!csharp\n", StringSplitOptions.RemoveEmptyEntries))
            Assert.Null((await notebook.RunAsync(cell)).Failure?.Message);
        return notebook;
    }

    public async Task<CellResult> RunAsync(string cell)
    {
        Microsoft.DotNet.Interactive.Kernel.Current.Value = Kernel;
        return new((await Task.Run(() => Kernel.SendAsync(new SubmitCode(cell)))).Events);
    }

    internal sealed record CellResult(IReadOnlyList<KernelEvent> Events)
    {
        public CommandFailed? Failure => Events.OfType<CommandFailed>().SingleOrDefault();

        public object? Value => Events.OfType<ReturnValueProduced>().SingleOrDefault()?.Value;

        public IReadOnlyList<string> Html => [.. Events.OfType<DisplayedValueProduced>().Where(shown => shown.MimeType == "text/html").Select(shown => (string)shown.Value)];
    }
}
