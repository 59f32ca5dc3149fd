using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Tests.Engine;

/// <summary>Takes the place of the worker's polls in cells: each script has its own, and it throws on every thread.</summary>
public sealed class PollStandIn : IDisposable
{
    /// <summary>A cell from which on every poll throws.</summary>
    public const string StopAll = "global::ParallelLab.Worker.Running.Poll.Stop = true;";

    private const string Source =
        """
        namespace ParallelLab.Worker.Running;
        public static class Poll
        {
            public static volatile bool Stop;
            public static void Throw() => throw new System.OperationCanceledException();
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("polls");

    public PollStandIn()
    {
        var file = Path.Combine(_folder.FullName, "Polls.dll");
        var emitted = CSharpCompilation.Create(
                "Polls",
                [CSharpSyntaxTree.ParseText(Source)],
                [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(file);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var all = ReferenceSet.Default;
        References = all with
        {
            CoreFiles = [.. all.CoreFiles.Where(path => Path.GetFileName(path) != "ParallelLab.Worker.dll"), file],
            Usings = [.. all.Usings.Where(name => !name.StartsWith("ParallelLab.Worker.", StringComparison.Ordinal))],
        };
    }

    internal ReferenceSet References { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
