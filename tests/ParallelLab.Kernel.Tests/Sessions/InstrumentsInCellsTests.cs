using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner.Transcripts;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>What cells can use of the instruments without a <c>using</c>.</summary>
public sealed class InstrumentsInCellsTests
{
    [Fact]
    public async Task A_chart_shows_itself_as_a_picture_and_in_words()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Chart.Line([1, 2, 4], [1, 1.9, 3.4]).WithTitle(\"Speed-up\")");

        var bundle = Assert.Single(run.Sink.Outputs.OfType<CellOutput.Result>()).Bundle;
        Assert.StartsWith("<svg", bundle.Forms[MediaTypes.Svg], StringComparison.Ordinal);
        Assert.StartsWith("Speed-up\n", bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_one_display_that_ends_as_a_line_of_text()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("foreach (var page in Enumerable.Range(0, 5).WithProgress(\"pages\"))\n    if (page == 3) break;");

        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        var first = Assert.Single(run.Sink.Outputs.OfType<CellOutput.Display>());
        Assert.Equal("pages: 0 of 5", first.Bundle.PlainText);
        Assert.StartsWith("<progress max=\"1\" value=\"0.000\"", first.Bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
        var last = run.Sink.Outputs.OfType<CellOutput.DisplayUpdate>().Last();
        Assert.Equal(first.DisplayId, last.DisplayId);
        Assert.StartsWith("pages: stopped after 3 of 5, ", last.Bundle.PlainText, StringComparison.Ordinal);
        Assert.Equal([MediaTypes.Plain], last.Bundle.Forms.Keys);
    }

    [Fact]
    public async Task Progress_of_a_parallel_loop_belongs_to_the_cell_that_runs_it()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Parallel.ForEach(Partitioner.Create(new int[1000], true).WithProgress(\"items\"), _ => { });");

        Assert.StartsWith("items: 1,000 in ", run.Sink.Outputs.OfType<CellOutput.DisplayUpdate>().Last().Bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void An_executed_notebook_holds_only_the_end_of_a_progress()
    {
        var transcript = new NotebookTranscript().Begin(0);

        transcript.Emit(new CellOutput.Display(MimeBundle.Rich("pages: 0 of 5", MediaTypes.Html, "<progress>"), "id"));
        transcript.Emit(new CellOutput.DisplayUpdate(MimeBundle.Plain("pages: 5 in 1.00 s"), "id"));

        var shown = Assert.IsType<NotebookOutput.DisplayData>(Assert.Single(transcript.Outputs));
        Assert.Equal([MediaTypes.Plain], shown.Bundle.Forms.Keys);
    }
}
