using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Tests.Engine;

/// <summary>
/// Takes the place of the worker's polls in cells: each script has its own, it throws on every thread, it throws in loops themselves
/// and not before them, and the stretches of counted loops are so short that every one is crossed.
/// </summary>
public sealed class PollStandIn : IDisposable
{
    /// <summary>A cell from which on every poll throws.</summary>
    public const string StopAll = "global::ParallelLab.Worker.Running.Poll.StopAll();";

    private const string Source =
        """
        namespace ParallelLab.Worker.Running;

        public sealed class StopFlag
        {
            public volatile bool IsSet;
            public static void Throw() => throw new System.OperationCanceledException();
        }

        public static class Poll
        {
            private static readonly StopFlag Flag = new();
            public static volatile bool Stop;
            public static void StopAll() => Stop = Flag.IsSet = true;
            public static void Throw() => StopFlag.Throw();
            public static StopFlag Enter() => Flag;
            public static long Until(long i, long limit, long step) => step <= 0 ? long.MinValue : System.Math.Min(limit, i + 3);
            public static double Until(double i, double limit, double step) => step <= 0 ? double.MinValue : System.Math.Min(limit, i + 3);
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
