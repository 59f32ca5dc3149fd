using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

/// <summary>Timelines as a student sees them.</summary>
public sealed class TimelineRunTests
{
    [Fact]
    public async Task The_threads_of_a_cell_are_drawn_and_none_of_the_workers_own()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("""
            #!timeline
            var reader = new Thread(() => { using (Timeline.Span("parse")) Timeline.Mark("loaded"); }) { Name = "reader" };
            reader.Start();
            reader.Join();
            Console.WriteLine("printed");
            await Task.Run(() => { });
            """);

        var picture = Assert.Single(Pictures(run.Sink));
        Assert.Contains("reader", picture.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("ParallelLab", picture.PlainText, StringComparison.Ordinal);
        Assert.Contains("parse", picture.Forms[MediaTypes.Svg], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_throws_is_drawn_up_to_there()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!timeline\nthrow new FormatException();");

        Assert.Equal("FormatException", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Name);
        Assert.Single(Pictures(run.Sink));
    }

    [Fact]
    public async Task A_cell_that_is_stopped_is_drawn_up_to_there_and_the_next_one_can_be_recorded()
    {
        await using var notebook = new Notebook();
        var cell = await notebook.StartAsync("#!timeline\nConsole.WriteLine();\nvar left = new Thread(() => { while (true) { } });\nleft.Start();\nleft.Join();");

        await cell.Stop.CancelAsync();

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        await Probe.UntilAsync(() => Pictures(cell.Sink).Any(), "the picture is shown");
        Assert.Single(Pictures((await notebook.RunAsync("#!timeline\n1")).Sink));
    }

    [Theory]
    [InlineData("Environment.FailFast(\"over\");")]
    [InlineData("Environment.Exit(3);")]
    [InlineData("int Deeper(int n) => Deeper(n + 1) + 1; Deeper(0);")]
    public async Task The_last_draft_is_shown_when_the_worker_ends(string end)
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync($"#!timeline\nTimeline.Mark(\"before\");\nThread.Sleep(2000);\n{end}");

        Assert.IsType<CellOutcome.WorkerLost>(run.Outcome);
        Assert.Contains("before", Assert.Single(Pictures(run.Sink)).Forms[MediaTypes.Svg], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_live_picture_stays_when_the_worker_ends()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!timeline --live\nThread.Sleep(2000);\nEnvironment.FailFast(\"over\");");

        Assert.IsType<CellOutcome.WorkerLost>(run.Outcome);
        Assert.NotEmpty(Pictures(run.Sink));
    }

    [Fact]
    public async Task A_recording_is_a_value_that_is_shown_as_its_picture()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Timeline.Record(() => Thread.Sleep(1))");

        Assert.Contains(MediaTypes.Svg, Assert.Single(run.Sink.Outputs.OfType<CellOutput.Result>()).Bundle.Forms.Keys);
    }

    private static IEnumerable<MimeBundle> Pictures(RecordingSink sink) =>
        sink.Outputs.Select(output => output switch
        {
            CellOutput.Display display => display.Bundle,
            CellOutput.DisplayUpdate update => update.Bundle,
            _ => null,
        }).OfType<MimeBundle>().Where(bundle => bundle.Forms.ContainsKey(MediaTypes.Svg));
}
