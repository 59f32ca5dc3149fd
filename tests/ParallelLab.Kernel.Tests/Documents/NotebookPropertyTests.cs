using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

[Properties(Arbitrary = [typeof(NotebookGenerators)], MaxTest = 300)]
public sealed class NotebookPropertyTests
{
    [Property]
    public void A_new_notebook_reads_back_as_it_was_written(NotebookDocument document)
    {
        var bytes = IpynbFormat.Write(document);

        var read = IpynbFormat.Read(bytes, "generated.ipynb");

        Assert.Equal(WithJsonCompared(document), WithJsonCompared(read));
        Assert.Equal(bytes, IpynbFormat.Write(read));
    }

    [Property]
    public void Executing_a_cell_leaves_every_byte_around_its_outputs_and_count(NotebookCell executed, uint file, uint index)
    {
        var bytes = Sample.Bytes(Pick(Sample.NamesOf("*.ipynb"), file));
        var document = IpynbFormat.Read(bytes, "sample.ipynb");
        if (document.Cells.IsEmpty || document.Cells[(int)(index % document.Cells.Length)] is not { Kind: CellKind.Code } cell)
        {
            return;
        }

        var place = document.Cells.IndexOf(cell);
        var written = IpynbFormat.Write(document.WithCell(place, cell with { Outputs = executed.Outputs, ExecutionCount = executed.ExecutionCount }));

        Assert.Equal(Around(bytes, place), Around(written, place));
    }

    [Property]
    public void What_was_executed_and_then_put_back_is_the_file_it_was(NotebookDocument document, NotebookCell executed)
    {
        var bytes = IpynbFormat.Write(document);
        var read = IpynbFormat.Read(bytes, "generated.ipynb");
        var changed = IpynbFormat.Read(IpynbFormat.Write(ExecuteAll(read, _ => executed)), "generated.ipynb");

        var restored = IpynbFormat.Write(ExecuteAll(changed, index => read.Cells[index]));

        Assert.Equal(bytes, restored);
    }

    [Property(MaxTest = 3000)]
    public void A_mutated_notebook_is_read_or_refused_and_what_is_read_can_be_written(Mutation[] mutations, NotebookCell executed, uint file)
    {
        var bytes = Mutate(Sample.Bytes(Pick(Sample.NamesOf("*.ipynb"), file)), mutations);
        if (ReadOrNull(IpynbFormat.Read, bytes) is { } document)
        {
            var changed = ExecuteAll(document, _ => executed).WithInserted(0, executed);
            var read = IpynbFormat.Read(IpynbFormat.Write(changed), "rewritten.ipynb");
            Assert.Equal(changed.Cells.Length, read.Cells.Length);
        }
    }

    [Property(MaxTest = 1000)]
    public void A_mutated_dib_is_read_or_refused_and_written_byte_for_byte(Mutation[] mutations, uint file)
    {
        var bytes = Mutate(Sample.Bytes(Pick(Sample.NamesOf("*.dib"), file)), mutations);
        if (ReadOrNull(DibFormat.Read, bytes) is { } document)
        {
            Assert.Equal(bytes, DibFormat.Write(document));
            var longer = DibFormat.Write(document.WithInserted(0, NotebookCell.Code("1")));
            Assert.Equal(document.Cells.Length + 1, DibFormat.Read(longer, "longer").Cells.Length);
        }
    }

    private static NotebookDocument ExecuteAll(NotebookDocument document, Func<int, NotebookCell> run) =>
        Enumerable.Range(0, document.Cells.Length).Where(index => document.Cells[index].Kind == CellKind.Code).Aggregate(
            document,
            (changed, index) => changed.WithCell(
                index, changed.Cells[index] with { Outputs = run(index).Outputs, ExecutionCount = run(index).ExecutionCount }));

    private static NotebookDocument? ReadOrNull(Func<byte[], string, NotebookDocument> read, byte[] bytes)
    {
        try
        {
            return read(bytes, "mutated");
        }
        catch (NotebookFormatException)
        {
            return null;
        }
    }

    private static byte[] Mutate(byte[] bytes, Mutation[] mutations) =>
        mutations.Take(3).Aggregate(bytes, (mutated, mutation) => mutation.Apply(mutated));

    /// <summary>The file's bytes without the values of one cell's outputs and count.</summary>
    private static byte[] Around(byte[] bytes, int place)
    {
        var text = Utf8Text.Check(bytes, "test");
        var cell = JsonPart.Parse(text, text.Start, bytes.Length).Require("cells").AsList()[place];
        return Splice.Apply(bytes, [Splice.Replace(cell.Require("outputs"), ""), Splice.Replace(cell.Require("execution_count"), "")]);
    }

    private static T Pick<T>(IReadOnlyList<T> items, uint index) => items[(int)(index % items.Count)];

    /// <summary>JSON forms may come back laid out differently, or as a JSON string where they were no JSON.</summary>
    private static string WithJsonCompared(NotebookDocument document)
    {
        var cells = document.Cells.Select(cell => cell with { Outputs = [.. cell.Outputs.Select(Normal)] });
        return string.Join('\n', cells.Select(Shown.Of));
    }

    private static NotebookOutput Normal(NotebookOutput output) => output switch
    {
        NotebookOutput.DisplayData display => new NotebookOutput.DisplayData(Normal(display.Bundle)),
        NotebookOutput.ExecuteResult result => new NotebookOutput.ExecuteResult(result.ExecutionCount, Normal(result.Bundle)),
        _ => output,
    };

    private static NotebookBundle Normal(NotebookBundle bundle) => bundle with
    {
        Forms = bundle.Forms.ToDictionary(
            form => form.Key,
            form => JsonForms.IsJson(form.Key) ? JsonForms.Content(form.Key, form.Value)?.ToJsonString() ?? "null" : form.Value,
            StringComparer.Ordinal),
    };
}
