using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

public sealed class NotebookDocumentTests
{
    [Fact]
    public void Cells_of_the_same_text_get_different_ids()
    {
        var document = NotebookDocument.Create(NotebookCell.Code("1"), NotebookCell.Code("1"), NotebookCell.Code("1"));

        Assert.Equal(3, document.Cells.Select(cell => cell.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void New_ids_are_the_same_on_every_run()
    {
        var ids = NotebookDocument.Create(NotebookCell.Code("1"), NotebookCell.Code("1")).Cells.Select(cell => cell.Id);

        Assert.Equal(ids, NotebookDocument.Create(NotebookCell.Code("1"), NotebookCell.Code("1")).Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void A_cell_inserted_twice_gets_an_id_of_its_own()
    {
        var document = NotebookDocument.Create(NotebookCell.Code("1"));

        var twice = document.WithInserted(1, document.Cells[0]);

        Assert.NotEqual(twice.Cells[0].Id, twice.Cells[1].Id);
    }

    [Fact]
    public void A_replaced_cell_keeps_its_id()
    {
        var document = NotebookDocument.Create(NotebookCell.Code("1"));

        var changed = document.WithCell(0, NotebookCell.Code("2"));

        Assert.Equal(document.Cells[0].Id, changed.Cells[0].Id);
        Assert.Equal("1", document.Cells[0].Source);
    }
}
