using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ParallelLab.Kernel.Engine;

/// <summary>Finds what a cell names with <c>#r</c>: a file, or a framework assembly by its simple name. A file is opened once.</summary>
/// <param name="framework">Assemblies known by name.</param>
/// <param name="baseDirectory">The notebook's folder.</param>
internal sealed class ReferencedFiles(ReferenceSet framework, string baseDirectory) : MetadataReferenceResolver
{
    private readonly ConcurrentDictionary<string, PortableExecutableReference> _opened = new(StringComparer.Ordinal);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (framework.Find(reference) is { } known)
            return [known];
        var file = ScriptPath.Resolve(reference, baseFilePath, baseDirectory);
        return File.Exists(file) ? [_opened.GetOrAdd(file, static path => MetadataReference.CreateFromFile(path))] : [];
    }

    /// <summary>The files that a compilation's <c>#r</c> directives name, each with those of its references that stand beside it.</summary>
    public IEnumerable<string> FilesOf(Compilation compilation) =>
        compilation.DirectiveReferences
            .OfType<PortableExecutableReference>()
            .Select(reference => reference.FilePath!)
            .Where(_opened.ContainsKey)
            .SelectMany(file => AssemblyFile.Closure([file], name => Beside(file, name)));

    private static string? Beside(string file, string name)
    {
        var candidate = Path.Combine(Path.GetDirectoryName(file)!, name + ".dll");
        return File.Exists(candidate) ? candidate : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
