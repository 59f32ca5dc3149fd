using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Engine;

/// <summary>Finds and reads what a cell names with <c>#load</c>. Each compilation reads anew: the student edits these files.</summary>
/// <param name="baseDirectory">The notebook's folder.</param>
/// <param name="replacements">Full path → text to use in place of the file's.</param>
internal sealed class LoadedFiles(string baseDirectory, ImmutableDictionary<string, SourceText>? replacements = null) : SourceReferenceResolver
{
    /// <summary>The same files, but these paths have these texts.</summary>
    public LoadedFiles With(ImmutableDictionary<string, SourceText> texts) => new(baseDirectory, texts);

    // A cell's path, "cell 7", must reach the symbols as it is.
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var file = ScriptPath.Resolve(path, baseFilePath, baseDirectory);
        return File.Exists(file) ? file : null;
    }

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath) =>
        replacements?.GetValueOrDefault(resolvedPath) ?? base.ReadText(resolvedPath);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
