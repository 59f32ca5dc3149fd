using System.Text;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

public sealed class DibFormatTests
{
    [Fact]
    public void Language_words_alone_on_a_line_begin_cells_and_other_magics_do_not()
    {
        var document = Read("languages.dib");

        Assert.Equal(
            ["markdown", "csharp", "fsharp", "html", "mermaid", "pwsh", "javascript", "sql", "value", "pythonkernel", "csharp"],
            document.Cells.Select(cell => cell.Language));
        Assert.Equal("#!time\nvar thread = new Thread(() => { });\n\nthread.Start();\n#!pid --verbose", document.Cells[1].Source);
        Assert.Equal("#!about\n1 + 1", document.Cells[10].Source);
        Assert.Equal(CellKind.Markdown, document.Cells[0].Kind);
        Assert.Equal(CellKind.Code, document.Cells[3].Kind);
    }

    [Fact]
    public void A_file_without_a_header_begins_with_a_cell_in_CSharp()
    {
        var document = Read("bare-crlf.dib");

        Assert.Equal(["csharp", "markdown", "csharp", "csharp"], document.Cells.Select(cell => cell.Language));
        Assert.Equal(["Console.WriteLine(\"no header\");", "tight  ", "thread.Join();\n   ", ""], document.Cells.Select(cell => cell.Source));
    }

    [Theory]
    [MemberData(nameof(Sample.Dibs), MemberType = typeof(Sample))]
    public void A_file_that_did_not_change_is_written_byte_for_byte(string name) =>
        Assert.Equal(Sample.Bytes(name), DibFormat.Write(Read(name)));

    [Fact]
    public void A_changed_source_leaves_all_else_as_it_was()
    {
        var document = Read("bare-crlf.dib");

        var written = Write(document.WithCell(2, document.Cells[2] with { Source = "a\nb" }));

        var expected = Encoding.UTF8.GetString(Sample.Bytes("bare-crlf.dib")).Replace("thread.Join();\r\n   ", "a\r\nb", StringComparison.Ordinal);
        Assert.Equal(expected, written);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_cell_can_be_inserted_anywhere(int index)
    {
        var document = Read("bare-crlf.dib").WithInserted(index, NotebookCell.Code("var a = 1;\na"));

        var read = Parse(Write(document));

        Assert.Equal(document.Cells.Select(cell => (cell.Language, cell.Source)), read.Cells.Select(cell => (cell.Language, cell.Source)));
    }

    [Fact]
    public void Outputs_are_not_written_and_change_nothing()
    {
        var document = Read("languages.dib");
        var executed = document.WithCell(1, document.Cells[1] with { ExecutionCount = 1, Outputs = [new NotebookOutput.Stream("stdout", "1")] });

        Assert.Equal(Sample.Bytes("languages.dib"), DibFormat.Write(executed));
    }

    [Fact]
    public void A_line_that_would_begin_another_cell_is_refused()
    {
        var document = NotebookDocument.Create(NotebookCell.Markdown("To write F#, begin with\n#!fsharp\n"));

        var error = Assert.Throws<NotSupportedException>(() => DibFormat.Write(document));

        Assert.Contains("'#!fsharp'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_the_format_does_not_know_is_refused()
    {
        var python = IpynbFormat.Read(Sample.Bytes("format-4.4-ascii.ipynb"), "python.ipynb");

        var error = Assert.Throws<NotSupportedException>(() => DibFormat.Write(python));

        Assert.Contains("'python'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dib_becomes_a_notebook_with_the_same_cells()
    {
        var document = Read("languages.dib");

        var converted = IpynbFormat.Read(IpynbFormat.Write(document), "languages.ipynb");

        Assert.Equal(Shown.Of(document), Shown.Of(converted));
        Assert.Equal("parallellab", converted.KernelName);
    }

    [Fact]
    public void A_torn_header_is_refused_with_its_place()
    {
        var error = Assert.Throws<NotebookFormatException>(() => Parse("#!meta\n\n{\"kernelInfo\": é}\n\n#!csharp\n"));

        Assert.Equal(("test.dib", 3, 16), (error.File, error.Line, error.Column));
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_refused_with_its_place()
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibFormat.Read([.. "#!csharp\n"u8, 0xFF], "test.dib"));

        Assert.Equal((2, 1), (error.Line, error.Column));
    }

    [Fact]
    public void An_empty_file_is_a_notebook_without_cells() => Assert.Empty(Parse("").Cells);

    [Fact]
    public void A_byte_order_mark_is_kept()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "#!csharp\n\n1\n"u8];

        Assert.Equal(bytes, DibFormat.Write(DibFormat.Read(bytes, "test.dib")));
    }

    private static NotebookDocument Read(string name) => DibFormat.Read(Sample.Bytes(name), name);

    private static NotebookDocument Parse(string text) => DibFormat.Read(Encoding.UTF8.GetBytes(text), "test.dib");

    private static string Write(NotebookDocument document) => Encoding.UTF8.GetString(DibFormat.Write(document));
}
