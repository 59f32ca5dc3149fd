using System.Collections.Immutable;

namespace ParallelLab.Kernel.Documents;

/// <summary>
/// A notebook: cells in order, and the file they came from, if any. Immutable; a change gives a new document
/// that still knows the original, so that writing it changes only what was changed.
/// </summary>
public sealed record NotebookDocument
{
    internal NotebookDocument(string language, string? kernelName, ImmutableArray<NotebookCell> cells, NotebookOriginal? original = null)
    {
        Language = language;
        KernelName = kernelName;
        Cells = cells;
        Original = original;
    }

    /// <summary>A notebook that is in no file yet. Cells without an id get one.</summary>
    public static NotebookDocument Create(params IEnumerable<NotebookCell> cells) =>
        cells.Aggregate(new NotebookDocument(LanguageNames.CSharp, null, []), (document, cell) => document.WithInserted(document.Cells.Length, cell));

    /// <summary>The language of cells that name none, as in <see cref="NotebookCell.Language"/>: <c>csharp</c>, <c>python</c>, …</summary>
    public string Language { get; }

    /// <summary>The kernel that the notebook asks for (<c>kernelspec.name</c>), or null where it asks for none.</summary>
    public string? KernelName { get; }

    /// <summary>The cells in order. Their ids are unique.</summary>
    public ImmutableArray<NotebookCell> Cells { get; private init; }

    /// <summary>
    /// What the file held when it was read. The cells' <see cref="NotebookCell.Place"/>s point into it: ascending, each
    /// cell of the original once.
    /// </summary>
    internal NotebookOriginal? Original { get; }

    /// <summary>The document with the cell at <paramref name="index"/> replaced. It keeps the id that stood there.</summary>
    public NotebookDocument WithCell(int index, NotebookCell cell) =>
        this with { Cells = Cells.SetItem(index, cell with { Id = Cells[index].Id, Place = Cells[index].Place }) };

    /// <summary>
    /// The document with a cell more, which then stands at <paramref name="index"/> (0 to the number of cells).
    /// It gets a new id where it has none, or one that is taken.
    /// </summary>
    public NotebookDocument WithInserted(int index, NotebookCell cell)
    {
        var id = CellIds.Claim(cell.Id, cell.Source, Cells.Select(other => other.Id).ToHashSet());
        return this with { Cells = Cells.Insert(index, cell with { Id = id, Place = null }) };
    }

    /// <summary>The document as one whose cells are all new, to be written into another original than its own.</summary>
    internal NotebookDocument WithoutPlaces() => this with { Cells = [.. Cells.Select(cell => cell with { Place = null })] };
}
