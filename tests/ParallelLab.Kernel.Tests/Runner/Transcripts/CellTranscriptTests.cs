using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner.Transcripts;
using ParallelLab.Worker.Frames;
using static ParallelLab.Worker.Frames.OutputStream;

namespace ParallelLab.Kernel.Tests.Runner.Transcripts;

public sealed class CellTranscriptTests
{
    private readonly NotebookTranscript _notebook = new();
    private readonly CellTranscript _cell;

    public CellTranscriptTests() => _cell = _notebook.Begin(0);

    [Fact]
    public void Text_of_one_stream_that_follows_on_itself_is_one_output()
    {
        Emit(Text("a"), Text("b\n"), Text("c", Error), Text("d"));

        Assert.Equal(["stdout: ab\n", "stderr: c", "stdout: d"], Shown());
    }

    [Fact]
    public void A_display_between_two_texts_keeps_them_apart()
    {
        Emit(Text("a"), new CellOutput.Display(MimeBundle.Plain("chart")), Text("b"));

        Assert.Equal(["stdout: a", "display: chart", "stdout: b"], Shown());
    }

    [Fact]
    public void The_value_and_the_number_are_kept()
    {
        Emit(new CellOutput.Started(7), new CellOutput.Result(7, MimeBundle.Plain("42")));

        Assert.Equal(7, _cell.ExecutionCount);
        Assert.Equal(["result 7: 42"], Shown());
    }

    [Fact]
    public void An_update_replaces_the_display_where_it_stands()
    {
        Emit(new CellOutput.Display(MimeBundle.Plain("10 %"), "bar"), Text("working"), new CellOutput.DisplayUpdate(MimeBundle.Plain("20 %"), "bar"));

        Assert.Equal(["display: 20 %", "stdout: working"], Shown());
    }

    [Fact]
    public void A_later_cell_may_update_an_earlier_ones_display()
    {
        Emit(new CellOutput.Display(MimeBundle.Plain("10 %"), "bar"));
        var later = _notebook.Begin(1);

        later.Emit(new CellOutput.DisplayUpdate(MimeBundle.Plain("100 %"), "bar"));

        Assert.Equal(["display: 100 %"], Shown());
        Assert.Empty(later.Outputs);
    }

    [Fact]
    public void An_update_changes_all_displays_of_its_id_and_none_of_another()
    {
        Emit(
            new CellOutput.Display(MimeBundle.Plain("1"), "a"),
            new CellOutput.Display(MimeBundle.Plain("2"), "a"),
            new CellOutput.Display(MimeBundle.Plain("3"), "b"),
            new CellOutput.DisplayUpdate(MimeBundle.Plain("new"), "a"),
            new CellOutput.DisplayUpdate(MimeBundle.Plain("lost"), "unknown"));

        Assert.Equal(["display: new", "display: new", "display: 3"], Shown());
    }

    [Fact]
    public void Clearing_removes_what_has_been_shown()
    {
        Emit(Text("a"), new CellOutput.Clear(Wait: false), Text("b"));

        Assert.Equal(["stdout: b"], Shown());
    }

    [Fact]
    public void Clearing_that_waits_keeps_the_old_until_the_new_comes()
    {
        Emit(Text("a"), new CellOutput.Clear(Wait: true));
        Assert.Equal(["stdout: a"], Shown());

        Emit(Text("b"), Text("c"));
        Assert.Equal(["stdout: bc"], Shown());
    }

    [Fact]
    public void A_failure_stands_after_what_was_shown_before_it_and_before_late_output()
    {
        Emit(Text("a"));
        _cell.Fail(new CellError("DivideByZeroException", "Attempted to divide by zero.", []));
        Emit(Text("late"));

        Assert.Equal(["stdout: a", "error: DivideByZeroException", "stdout: late"], Shown());
    }

    [Fact]
    public void Cells_that_did_not_run_lose_what_an_earlier_run_left_and_skipped_ones_keep_it()
    {
        var stale = NotebookCell.Code("x") with { ExecutionCount = 3, Outputs = [new NotebookOutput.Stream("stdout", "old")] };
        var kept = stale with { Source = "kept" };
        Emit(new CellOutput.Started(1), Text("new"));

        var executed = _notebook.ApplyTo(NotebookDocument.Create(stale, kept, stale), keeps: cell => cell.Source == kept.Source);

        Assert.Equal([1, 3, null], executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(["stdout: new", "stdout: old"], executed.Cells.SelectMany(cell => cell.Outputs).Select(Describe));
    }

    private static CellOutput.Text Text(string content, OutputStream stream = Out) => new(stream, content);

    private void Emit(params CellOutput[] outputs)
    {
        foreach (var output in outputs)
            _cell.Emit(output);
    }

    private IEnumerable<string> Shown() => _cell.Outputs.Select(Describe);

    private static string Describe(NotebookOutput output) => output switch
    {
        NotebookOutput.Stream stream => $"{stream.Name}: {stream.Text}",
        NotebookOutput.DisplayData display => $"display: {display.Bundle.Forms["text/plain"]}",
        NotebookOutput.ExecuteResult result => $"result {result.ExecutionCount}: {result.Bundle.Forms["text/plain"]}",
        NotebookOutput.Error error => $"error: {error.Name}",
        _ => "?",
    };
}
