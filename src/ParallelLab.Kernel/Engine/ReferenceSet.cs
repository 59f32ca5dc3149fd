using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// What a notebook's first cell can use. Every reference costs each compilation a little, so a cell starts with the few assemblies
/// that a lecture on concurrency needs; the rest of the framework joins when a cell names something out of it.
/// </summary>
/// <param name="CoreFiles">Assemblies referenced from the start.</param>
/// <param name="RestFiles">Those of the rest of the framework, and those that our own assemblies need: a first cell does not wait until they are found.</param>
/// <param name="Usings">Namespaces open in every cell; a type's name opens its static members.</param>
public sealed record ReferenceSet(
    ImmutableArray<string> CoreFiles,
    Lazy<ImmutableArray<string>> RestFiles,
    ImmutableArray<string> Usings)
{
    private const string Notebook = "ParallelLab.Worker.Running.Notebook";

    private const string Demos = "ParallelLab.Demos";

    private static readonly string[] CoreNames =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Collections.Concurrent", "System.Console",
        "System.ComponentModel.Primitives", "System.Diagnostics.Process", "System.Linq", "System.Linq.Expressions",
        "System.Linq.Parallel", "System.Net.Http", "System.Net.Primitives", "System.Private.Uri", "System.Runtime.Numerics",
        "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Channels",
        "System.Threading.Tasks.Dataflow", "System.Threading.Tasks.Parallel",
        Demos, "ParallelLab.Compatibility", "ParallelLab.Instruments", "ParallelLab.Worker",
    ];

    private static readonly string[] DefaultUsings =
    [
        "System", "System.Collections", "System.Collections.Concurrent", "System.Collections.Generic", "System.Diagnostics", "System.IO",
        "System.Linq", "System.Net.Http", "System.Text", "System.Threading", "System.Threading.Channels", "System.Threading.Tasks",
        "ParallelLab.Instruments.Charts", "ParallelLab.Instruments.Progress", "ParallelLab.Instruments.Timing", Notebook,
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Formatting.TabularData",
    ];

    private static readonly Lazy<ReferenceSet> TheDefault = new(CreateDefault);

    // A reference is immutable, and holds what the compiler has learned of the assembly: all engines share one a file.
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> Opened = new(StringComparer.Ordinal);

    /// <summary>What every notebook starts with.</summary>
    public static ReferenceSet Default => TheDefault.Value;

    /// <summary>
    /// Those of the usings that name a class. A link of the chain that opens it again, with more references than the first link had, means another class to the
    /// compiler, and all that it has becomes ambiguous.
    /// </summary>
    internal ImmutableArray<string> StaticUsings => [.. Usings.Where(name => name == Notebook)];

    internal IEnumerable<MetadataReference> Core => CoreFiles.Select(Open);

    internal IEnumerable<MetadataReference> Rest => RestFiles.Value.Select(Open);

    /// <summary>The assembly of that simple name, or null.</summary>
    internal PortableExecutableReference? Find(string name) =>
        (FileOf(name, CoreFiles) ?? FileOf(name, RestFiles.Value)) is { } file ? Open(file) : null;

    private static string? FileOf(string name, ImmutableArray<string> files) => files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name);

    private static ReferenceSet CreateDefault()
    {
        var files = WorkerRuntime.Assemblies;
        ImmutableArray<string> core = [.. CoreNames.Select(files.GetValueOrDefault).OfType<string>()];
        return new ReferenceSet(
            core,
            new(() => FindRest(core)),
            files.TryGetValue(Demos, out var demos) && AssemblyFile.Declares(demos, Demos) ? [.. DefaultUsings, Demos] : [.. DefaultUsings]);
    }

    private static ImmutableArray<string> FindRest(ImmutableArray<string> core)
    {
        var own = AssemblyFile.Closure(core.Where(file => !IsFramework(file)), WorkerRuntime.Assemblies.GetValueOrDefault);
        return [.. WorkerRuntime.Assemblies.Values.Where(IsFramework).Concat(own).Distinct(StringComparer.Ordinal).Except(core, StringComparer.Ordinal)];
    }

    // A self-contained build has the framework and everything else in one folder, hence the name as well.
    private static bool IsFramework(string path) =>
        WorkerRuntime.HasInFrameworkFolder(path)
        && Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll" or "mscorlib.dll" or "netstandard.dll")
        && name is not "System.CommandLine.dll";

    internal static PortableExecutableReference Open(string path) =>
        Opened.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file));
}
