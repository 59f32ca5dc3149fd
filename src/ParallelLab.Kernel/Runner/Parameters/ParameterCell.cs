using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Runner.Parameters;

/// <summary>Puts parameter values into a notebook, as papermill does: in a cell of their own, after the one that declares the defaults.</summary>
public static class ParameterCell
{
    /// <summary>Name → type of what the notebook's first <c>parameters</c> cell declares; empty without such a cell.</summary>
    public static IReadOnlyDictionary<string, string> Declarations(NotebookDocument notebook) =>
        ParameterDeclarations.Read(IndexOf(notebook, CellTags.Parameters) is >= 0 and var index ? notebook.Cells[index].Source : "");

    /// <summary>
    /// The notebook with the assignments in it: in place of those of an earlier run, else after its <c>parameters</c> cell,
    /// else at the top. Without assignments it stays as it is.
    /// </summary>
    public static NotebookDocument Inject(NotebookDocument notebook, string assignments)
    {
        if (assignments.Length == 0)
            return notebook;
        return IndexOf(notebook, CellTags.InjectedParameters) is >= 0 and var earlier
            ? notebook.WithCell(earlier, notebook.Cells[earlier] with { Source = assignments })
            : notebook.WithInserted(IndexOf(notebook, CellTags.Parameters) + 1, NotebookCell.Code(assignments, CellTags.InjectedParameters));
    }

    private static int IndexOf(NotebookDocument notebook, string tag)
    {
        for (var index = 0; index < notebook.Cells.Length; index++)
        {
            if (notebook.Cells[index] is { Kind: CellKind.Code } cell && cell.Tags.Contains(tag))
                return index;
        }
        return -1;
    }
}
