using System.Collections.Concurrent;
using System.Text.Json;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class TimelineInstrumentTests : IDisposable
{
    private readonly ConcurrentQueue<MimeBundle> _shown = [];
    private readonly ConcurrentQueue<MimeBundle> _live = [];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_picture_comes_after_the_run_as_svg_and_as_text()
    {
        new TimelineInstrument().Around(Call(), () =>
        {
            Assert.Empty(_live);
            var reader = new Thread(() => { }) { Name = "reader" };
            reader.Start();
            reader.Join();
        });

        var picture = Assert.Single(_live);
        Assert.Contains("reader", picture.PlainText, StringComparison.Ordinal);
        Assert.StartsWith("<svg", picture.Forms[MediaTypes.Svg], StringComparison.Ordinal);
        Assert.Empty(_shown);
    }

    [Fact]
    public void A_run_that_throws_is_drawn_and_still_throws()
    {
        Assert.Throws<FormatException>(() => new TimelineInstrument().Around(Call(), () => throw new FormatException()));

        Assert.Single(_live);
    }

    [Fact]
    public void A_run_that_is_interrupted_again_and_again_is_drawn()
    {
        var thread = new Thread(() =>
        {
            try
            {
                new TimelineInstrument().Around(Call(), () => Thread.Sleep(Timeout.Infinite));
            }
            catch (ThreadInterruptedException)
            {
                // What the run threw must pass through.
            }
        });
        thread.Start();
        while (!thread.Join(TimeSpan.Zero))
            thread.Interrupt();

        Assert.Single(_live);
    }

    [Fact]
    public void Live_pictures_come_while_the_run_goes_on()
    {
        new TimelineInstrument().Around(Call(("live", "true")), () =>
            Assert.True(SpinWait.SpinUntil(() => _live.Count >= 2, TimeSpan.FromSeconds(60))));

        Assert.True(_live.Count >= 3);
    }

    [Fact]
    public void A_saved_trace_is_json_that_names_the_threads()
    {
        var file = Path.Combine(_folder, "trace.json");

        new TimelineInstrument().Around(Call(("save", file)), () => { });

        using var trace = JsonDocument.Parse(File.ReadAllBytes(file));
        Assert.NotEqual(0, trace.RootElement.GetProperty("traceEvents").GetArrayLength());
        Assert.Contains(file, Assert.Single(_shown).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_that_can_not_be_saved_costs_no_picture()
    {
        new TimelineInstrument().Around(Call(("save", Path.Combine(_folder, "no such folder", "trace.json"))), () => { });

        Assert.Single(_live);
        Assert.StartsWith("The trace could not be saved: ", Assert.Single(_shown).PlainText, StringComparison.Ordinal);
    }

    private InstrumentCall Call(params (string Name, string Value)[] arguments) =>
        new(arguments.ToDictionary(each => each.Name, each => each.Value), ThreadRegistry.OfThisProcess, _shown.Enqueue) { ShowLive = _live.Enqueue };
}
