using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>What cells can show, in one session: each test has names of its own.</summary>
public sealed class DisplaysInCellsTests : IAsyncLifetime
{
    private readonly Notebook _notebook = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _notebook.DisposeAsync();

    [Fact]
    public async Task A_display_is_replaced_by_its_update_also_from_a_later_cell()
    {
        var shown = await _notebook.RunAsync("DisplayedValue shown = display(1); var other = new[] { 2 }.Display(\"text/plain\");");
        var updated = await _notebook.RunAsync("using System.Data; new DataTable(); shown.Update(\"new\"); shown = 5.Display();");

        var displays = shown.Sink.Outputs.OfType<CellOutput.Display>().ToList();
        Assert.Equal(["1", "[ 2 ]"], displays.Select(display => display.Bundle.PlainText));
        Assert.Equal(
            [$"{displays[0].DisplayId} new"],
            updated.Sink.Outputs.Concat(shown.Sink.Outputs).OfType<CellOutput.DisplayUpdate>().Select(update => $"{update.DisplayId} {update.Bundle.PlainText}"));
    }

    [Fact]
    public async Task A_value_that_computes_for_ever_is_ended_alone_with_all_that_it_has_started_and_the_cell_goes_on()
    {
        var run = await _notebook.RunAsync(
            """
            class Burning
            {
                public static Task? Started;
                public int Starts { get { new Thread(() => { while (true) { } }).Start(); return 1; } }
                public int Burns { get { Started = Task.Run(() => { while (true) { } }); while (true) { try { while (true) { } } catch (OperationCanceledException) { } } } }
            }
            IEnumerable<int> Never() { for (var i = 0; i >= 0; i = (i + 1) % 7) { } yield break; }
            display(new { Before = 1, Never = Never(), After = 2 });
            display(new Burning());
            Console.Write(Task.WaitAny([Burning.Started!], 20_000));
            int Sum() { var sum = 0; for (var i = 0; i < 100; i++) sum += i; return sum; }
            Sum()
            """);

        Assert.Equal(
            [
                "{ Before = 1, Never = [ … (not run any further, as that takes long; ToList() runs to the end) ], After = … }",
                "Burning { Starts = 1, Burns = <not waited for: it takes too long> }",
            ],
            run.Sink.Outputs.OfType<CellOutput.Display>().Select(display => display.Bundle.PlainText));
        Assert.Equal(("0", "", "4950"), (run.Sink.Out, run.Sink.Error, run.Sink.Result));
    }

    [Fact]
    public async Task A_value_that_computes_where_nothing_can_end_it_ends_its_cell_with_an_error_that_names_it_and_leaves_the_thread_behind()
    {
        var run = await _notebook.RunAsync(
            """
            var kept = 7;
            class Matching { public bool Ends => System.Text.RegularExpressions.Regex.IsMatch(new string('a', 50) + "!", "^(a+)+$"); }
            new Matching()
            """);
        var after = await _notebook.RunAsync("kept");

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;
        Assert.Equal(
            "A value of type Matching computes without end while it is shown. Show a part of it, or register a formatter for it.", error.Message);
        Assert.StartsWith("   Still running: the cell's own thread", error.Traceback[^1], StringComparison.Ordinal);
        Assert.Equal("7", after.Sink.Result);
    }

    [Fact]
    public async Task Content_is_shown_as_what_it_is()
    {
        var run = await _notebook.RunAsync(
            """display(HTML("<b>h</b>")); display(Markdown("*m*")); display(SVG("<svg/>")); "<i>a</i>".DisplayAs("text/html"); Javascript("1"); HTML("last")""");

        Assert.Equal(
            ["text/html <b>h</b>", "text/markdown *m*", "image/svg+xml <svg/>", "text/html <i>a</i>", "application/javascript 1"],
            run.Sink.Outputs.OfType<CellOutput.Display>().Select(display => display.Bundle.Forms.Single(form => form.Key != MediaTypes.Plain))
                .Select(form => $"{form.Key} {form.Value}"));
        Assert.Equal("last", run.Sink.Outputs.OfType<CellOutput.Result>().Single().Bundle.Forms[MediaTypes.Html]);
    }

    [Fact]
    public async Task Names_of_NET_Interactive_are_there()
    {
        var run = await _notebook.RunAsync(
            """
            using Microsoft.AspNetCore.Html;
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
            record City(string Name);
            Formatter.Register<City>((city, writer) => writer.Write($"<b>{city.Name}</b>"), "text/html");
            IHtmlContent cell = td(new City("Graz"));
            Console.Write(cell);
            new City("Wien")
            """);

        Assert.Equal("<td><b>Graz</b></td>", run.Sink.Out);
        Assert.Equal("<b>Wien</b>", run.Sink.Outputs.OfType<CellOutput.Result>().Single().Bundle.Forms[MediaTypes.Html]);
    }

    [Fact]
    public async Task A_cell_s_own_names_go_before_ours()
    {
        var run = await _notebook.RunAsync(
            """
            class Image { public static string Load() => "mine"; }
            class Formatter { }
            var Markdown = "text";
            Image.Load() + Markdown + new Formatter().GetType().Name
            """);

        Assert.Equal("minetextFormatter", run.Sink.Result);
    }

    [Fact]
    public async Task Ten_tables_of_a_cell_bring_their_style_once()
    {
        var run = await _notebook.RunAsync("for (var i = 0; i < 10; i++) display(new[] { new { i } });");

        Assert.Equal(1, run.Sink.Outputs.OfType<CellOutput.Display>().Count(display => display.Bundle.Forms[MediaTypes.Html].Contains("<style>", StringComparison.Ordinal)));
    }
}
