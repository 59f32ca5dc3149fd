using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>What the cells so far leave to the next one. Immutable: a cell that is rejected leaves the old chain in place.</summary>
/// <param name="Last">The last cell's compilation, which holds the one before it, and so on; null before the first.</param>
/// <param name="LastSlot">The slot of the last cell that had code; 0 when none had.</param>
/// <param name="HasAllReferences">Some cell has brought in <see cref="ReferenceSet.Rest"/>.</param>
/// <param name="Files">See <see cref="Submission.ReferencedFiles"/>.</param>
internal sealed record SubmissionChain(CSharpCompilation? Last, int LastSlot, bool HasAllReferences, ImmutableArray<string> Files)
{
    public static SubmissionChain Empty { get; } = new(null, 0, HasAllReferences: false, []);

    /// <summary>The chain after one more cell.</summary>
    public SubmissionChain With(CellCompiler.Result cell, bool hasAllReferences, IEnumerable<string> files) => new(
        cell.Compilation,
        cell.Image is null ? LastSlot : LastSlot + 1,
        hasAllReferences,
        [.. Files.Concat(files).Distinct(StringComparer.Ordinal)]);
}
