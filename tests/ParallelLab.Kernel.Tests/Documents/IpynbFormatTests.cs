using System.Text;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

public sealed class IpynbFormatTests
{
    [Fact]
    public void A_notebook_is_read_with_all_that_its_cells_say()
    {
        var document = Read("jupyter.ipynb");

        Assert.Equal("csharp", document.Language);
        Assert.Equal(".net-csharp", document.KernelName);
        Assert.Equal(["intro", "3f2a9c10", "b7", "A-Z_9", "raw"], document.Cells.Select(cell => cell.Id));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code, CellKind.Raw], document.Cells.Select(cell => cell.Kind));
        Assert.Equal("# Threads – naïve & émigré 🧵\n\nEach prints its *number*.", document.Cells[0].Source);
        Assert.Equal(["parameters"], document.Cells[1].Tags);
        Assert.Equal(2, document.Cells[2].ExecutionCount);
        Assert.Equal("", document.Cells[4].Source);
    }

    [Fact]
    public void Outputs_of_all_four_kinds_are_read()
    {
        var cells = Read("jupyter.ipynb").Cells;

        Assert.Equal(new NotebookOutput.Stream("stdout", "Worker: 0\nWorker: 1\n"), cells[2].Outputs[0]);
        var display = Assert.IsType<NotebookOutput.DisplayData>(cells[2].Outputs[1]).Bundle;
        Assert.Equal("<svg>\n</svg>", display.Forms["image/svg+xml"]);
        Assert.StartsWith("{", display.Forms["application/vnd.vegalite.v5+json"], StringComparison.Ordinal);
        var result = Assert.IsType<NotebookOutput.ExecuteResult>(cells[2].Outputs[2]);
        Assert.Equal((2, "10"), (result.ExecutionCount, result.Bundle.Forms["text/plain"]));
        var error = Assert.IsType<NotebookOutput.Error>(cells[3].Outputs[0]);
        Assert.Equal(("InvalidOperationException", "late \"start\"", 2), (error.Name, error.Message, error.Traceback.Count));
    }

    [Fact]
    public void Cells_of_a_polyglot_notebook_have_their_own_languages()
    {
        var document = Read("vscode.ipynb");

        Assert.Equal("csharp", document.Language);
        Assert.Equal(["markdown", "csharp", "mermaid"], document.Cells.Select(cell => cell.Language));
    }

    [Fact]
    public void A_Python_notebook_says_so() => Assert.Equal("python", Read("format-4.4-ascii.ipynb").Language);

    [Fact]
    public void Windows_line_ends_inside_a_source_are_read_as_plain_ones() =>
        Assert.Equal("var a = 1;\na", Read("crlf-and-mark.ipynb").Cells[0].Source);

    [Theory]
    [MemberData(nameof(Sample.Notebooks), MemberType = typeof(Sample))]
    public void A_notebook_that_did_not_change_is_written_byte_for_byte(string name)
    {
        var original = Sample.Bytes(name);

        var written = IpynbFormat.Write(IpynbFormat.Read([.. original], name));

        Assert.Equal(original, written);
    }

    [Theory]
    [MemberData(nameof(Sample.Notebooks), MemberType = typeof(Sample))]
    public void Outputs_that_say_the_same_again_change_no_byte(string name)
    {
        var document = Read(name);
        var again = Read(name);

        for (var i = 0; i < document.Cells.Length; i++)
        {
            document = document.WithCell(i, document.Cells[i] with { Outputs = again.Cells[i].Outputs });
        }

        Assert.Equal(Sample.Bytes(name), IpynbFormat.Write(document));
    }

    [Fact]
    public void An_executed_cell_changes_only_its_outputs_and_its_count()
    {
        var document = Read("tabs.ipynb");

        var written = Write(document.WithCell(0, Executed(document.Cells[0])));

        var expected = Text("tabs.ipynb")
            .Replace("\"execution_count\": null", "\"execution_count\": 4", StringComparison.Ordinal)
            .Replace(
                "\"outputs\": []",
                """
                "outputs": [
                				{
                					"name": "stdout",
                					"output_type": "stream",
                					"text": [
                						"é\n",
                						"2"
                					]
                				}
                			]
                """,
                StringComparison.Ordinal);
        Assert.Equal(expected, written);
    }

    [Fact]
    public void An_output_that_did_not_change_keeps_its_text_when_its_neighbour_does()
    {
        var document = Read("jupyter.ipynb");
        var outputs = document.Cells[2].Outputs.ToArray();
        outputs[0] = new NotebookOutput.Stream("stdout", "other\n");

        var written = Write(document.WithCell(2, document.Cells[2] with { Outputs = outputs }));

        Assert.Contains("\"width\": 120.0", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Worker: 0\\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tabs.ipynb", ",\n\t\t{\n\t\t\t\"cell_type\": \"code\",\n\t\t\t\"execution_count\": null,\n")]
    [InlineData("indent-two.ipynb", ",\n    {\n      \"cell_type\": \"code\",\n      \"execution_count\": null,\n")]
    [InlineData("crlf-and-mark.ipynb", ",\r\n        {\r\n            \"cell_type\": \"code\",\r\n            \"execution_count\": null,\r\n")]
    [InlineData("one-line.ipynb", ",{\"cell_type\":\"code\",\"execution_count\":null,")]
    public void An_inserted_cell_is_laid_out_like_the_rest(string name, string expected)
    {
        var document = Read(name).WithInserted(1, NotebookCell.Code("var a = 7;", "injected-parameters"));

        var written = Write(document);

        Assert.Contains(expected, written, StringComparison.Ordinal);
        Assert.Equal(Shown.Of(document), Shown.Of(Parse(written)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Cells_can_be_inserted_anywhere(int index)
    {
        var document = Read("indent-two.ipynb")
            .WithInserted(index, NotebookCell.Markdown("later"))
            .WithInserted(index, NotebookCell.Code("earlier"));

        Assert.Equal(Shown.Of(document), Shown.Of(Parse(Write(document))));
    }

    [Fact]
    public void Cells_can_be_inserted_where_there_were_none()
    {
        var document = Read("no-cells.ipynb").WithInserted(0, NotebookCell.Code("1")).WithInserted(1, NotebookCell.Code("2"));

        Assert.Equal(Shown.Of(document), Shown.Of(Parse(Write(document))));
    }

    [Fact]
    public void A_cell_of_another_kind_takes_the_place_and_the_id()
    {
        var document = Read("indent-two.ipynb");

        var changed = Parse(Write(document.WithCell(1, NotebookCell.Code("1", "tag"))));

        Assert.Equal(("two", CellKind.Code, "1"), (changed.Cells[1].Id, changed.Cells[1].Kind, changed.Cells[1].Source));
    }

    [Fact]
    public void A_changed_source_is_written_in_its_place()
    {
        var document = Read("jupyter.ipynb");

        var written = Write(document.WithCell(1, document.Cells[1] with { Source = "int threads = 9;" }));

        Assert.Equal(Text("jupyter.ipynb").Replace("threads = 5", "threads = 9", StringComparison.Ordinal), written);
    }

    [Fact]
    public void A_file_that_escapes_all_beyond_ASCII_goes_on_doing_so()
    {
        var document = Read("format-4.4-ascii.ipynb");

        var written = Write(document.WithCell(1, Executed(document.Cells[1])));

        Assert.Contains("\\u00e9\\n", written, StringComparison.Ordinal);
        Assert.True(Ascii.IsValid(written));
    }

    [Theory]
    [InlineData("format-4.0.ipynb")]
    [InlineData("format-4.4-ascii.ipynb")]
    public void A_file_older_than_4_5_keeps_its_version_and_gets_no_ids(string name)
    {
        var document = Read(name).WithInserted(0, NotebookCell.Code("1"));

        Assert.DoesNotContain("\"id\"", Write(document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_without_the_id_that_4_5_requires_gets_one()
    {
        var document = Parse(Text("format-4.0.ipynb").Replace("\"nbformat_minor\": 0", "\"nbformat_minor\": 5", StringComparison.Ordinal));

        var written = Write(document);

        Assert.All(document.Cells, cell => Assert.Contains($"\"id\": \"{cell.Id}\"", written, StringComparison.Ordinal));
    }

    [Fact]
    public void Members_that_a_cell_lacks_are_added_when_they_are_needed()
    {
        var document = Parse("""{"nbformat": 4, "nbformat_minor": 2, "cells": [{"cell_type": "code", "source": ""}]}""");

        var written = Write(document.WithCell(0, Executed(document.Cells[0])));

        Assert.Equal(Shown.Of(Executed(document.Cells[0])), Shown.Of(Parse(written).Cells[0]));
    }

    [Fact]
    public void Content_of_a_JSON_type_is_stored_as_JSON_and_as_a_string_where_it_is_none()
    {
        var bundle = new NotebookBundle(new Dictionary<string, string>
        {
            ["application/json"] = """{"a":[1.0]}""",
            ["application/vnd.x+json"] = "{torn",
        });
        var document = NotebookDocument.Create(NotebookCell.Code("1") with { Outputs = [new NotebookOutput.DisplayData(bundle)] });

        var written = Write(document);

        Assert.Contains("\"application/json\": {\n       \"a\": [\n        1.0\n       ]\n      }", written, StringComparison.Ordinal);
        Assert.Contains("\"application/vnd.x+json\": \"{torn\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_an_output_becomes_the_replacement_character()
    {
        var output = new NotebookOutput.Stream("stdout", "\ud83e");

        var document = Parse(Write(NotebookDocument.Create(NotebookCell.Code("1") with { Outputs = [output] })));

        Assert.Equal(new NotebookOutput.Stream("stdout", "\ufffd"), document.Cells[0].Outputs[0]);
    }

    [Fact]
    public void A_new_notebook_is_laid_out_as_Jupyter_does()
    {
        var written = Write(NotebookDocument.Create(NotebookCell.Markdown("# é\n"), Executed(NotebookCell.Code(""))));

        Assert.StartsWith(
            """
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "
            """,
            written,
            StringComparison.Ordinal);
        Assert.Contains("   \"source\": [\n    \"# é\\n\"\n   ]\n  },\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": 4,\n", written, StringComparison.Ordinal);
        Assert.EndsWith("   \"source\": []\n  }\n ],\n" + Tail, written, StringComparison.Ordinal);
    }

    private const string Tail =
        """
         "metadata": {
          "kernelspec": {
           "display_name": "C# (ParallelLab)",
           "language": "C#",
           "name": "parallellab"
          },
          "language_info": {
           "file_extension": ".cs",
           "mimetype": "text/x-csharp",
           "name": "C#",
           "pygments_lexer": "csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    private static NotebookCell Executed(NotebookCell cell) =>
        cell with { ExecutionCount = 4, Outputs = [new NotebookOutput.Stream("stdout", "é\n2")] };

    private static NotebookDocument Read(string name) => IpynbFormat.Read(Sample.Bytes(name), name);

    private static NotebookDocument Parse(string text) => IpynbFormat.Read(Encoding.UTF8.GetBytes(text), "test.ipynb");

    private static string Text(string name) => Encoding.UTF8.GetString(Sample.Bytes(name));

    private static string Write(NotebookDocument document) => Encoding.UTF8.GetString(IpynbFormat.Write(document));
}
