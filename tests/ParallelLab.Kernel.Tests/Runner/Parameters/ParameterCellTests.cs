using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner.Parameters;

namespace ParallelLab.Kernel.Tests.Runner.Parameters;

public sealed class ParameterCellTests
{
    private static readonly NotebookCell Title = NotebookCell.Markdown("# Title");
    private static readonly NotebookCell Defaults = NotebookCell.Code("int workers = 4;", "parameters");

    [Fact]
    public void Values_come_after_the_cell_that_declares_them()
    {
        var notebook = ParameterCell.Inject(NotebookDocument.Create(Title, Defaults, NotebookCell.Code("Run(workers)")), "int workers = 8;");

        Assert.Equal(["# Title", "int workers = 4;", "int workers = 8;", "Run(workers)"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal(["injected-parameters"], notebook.Cells[2].Tags);
    }

    [Fact]
    public void Without_such_a_cell_they_come_first()
    {
        var notebook = ParameterCell.Inject(NotebookDocument.Create(Title), "string name = \"x\";");

        Assert.Equal("string name = \"x\";", notebook.Cells[0].Source);
    }

    [Fact]
    public void Values_of_an_earlier_run_are_replaced_where_they_stand()
    {
        var notebook = ParameterCell.Inject(
            NotebookDocument.Create(Defaults, Title, NotebookCell.Code("int workers = 8;", "injected-parameters")), "int workers = 16;");

        Assert.Equal(["int workers = 4;", "# Title", "int workers = 16;"], notebook.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Without_values_the_notebook_stays_as_it_is()
    {
        var notebook = NotebookDocument.Create(Defaults);

        Assert.Same(notebook, ParameterCell.Inject(notebook, ""));
    }

    [Fact]
    public void Only_a_code_cell_declares() =>
        Assert.Empty(ParameterCell.Declarations(NotebookDocument.Create(NotebookCell.Markdown("int workers = 4;", "parameters"))));
}
