using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>What the cells so far leave to the next one. Immutable: a cell that is rejected leaves the old chain in place.</summary>
/// <param name="Last">The compilation of the last cell that has names for later ones, which holds the one before it, and so on; null before the first.</param>
/// <param name="LastSlot">The slot of the last of those that had code; 0 when none had.</param>
/// <param name="HasAllReferences">Some cell has brought in <see cref="ReferenceSet.Rest"/>.</param>
/// <param name="Files">See <see cref="Submission.ReferencedFiles"/>.</param>
internal sealed record SubmissionChain(CSharpCompilation? Last, int LastSlot, bool HasAllReferences, ImmutableArray<string> Files)
{
    public static SubmissionChain Empty { get; } = new(null, 0, HasAllReferences: false, []);

    /// <summary>References that become part of the chain with its next cell.</summary>
    public ImmutableArray<MetadataReference> Joining { get; init; } = [];

    /// <summary>See <see cref="Submission.NativeFiles"/>.</summary>
    public ImmutableArray<string> NativeFiles { get; init; } = [];

    /// <summary>The texts of all cells, the last on top.</summary>
    public ImmutableStack<string> Texts { get; private init; } = [];

    /// <summary>The chain after one more cell.</summary>
    public SubmissionChain With(CellText text, CellCompiler.Result cell, bool hasAllReferences, IEnumerable<string> files)
    {
        var read = this with { Texts = Texts.Push(text.Code) };
        return cell.LeavesNothing ? read : read.With(cell, hasAllReferences, files);
    }

    private SubmissionChain With(CellCompiler.Result cell, bool hasAllReferences, IEnumerable<string> files) => this with
    {
        Last = cell.Compilation,
        LastSlot = cell.Image is null ? LastSlot : LastSlot + 1,
        HasAllReferences = hasAllReferences,
        Files = [.. Files.Concat(files).Distinct(StringComparer.Ordinal)],
        Joining = [],
    };

    /// <summary>The chain with libraries for the cells to come.</summary>
    public SubmissionChain With(IEnumerable<MetadataReference> joining, PackageFiles files) => this with
    {
        Joining = [.. Joining, .. joining],
        Files = [.. Files.Concat(files.Runtime).Distinct(StringComparer.Ordinal)],
        NativeFiles = [.. NativeFiles.Concat(files.Native).Distinct(StringComparer.Ordinal)],
    };
}
