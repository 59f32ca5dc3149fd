using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class CellGarbageTests
{
    private const string Prelude = """
        WeakReference Waste()
        {
            for (var i = 0; i < 2000; i++)
                _ = new byte[1000];
            return new WeakReference(new byte[1000]);
        }
        """;

    [Fact]
    public async Task What_a_cell_has_left_is_collected_before_the_next_one_begins()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        await notebook.RunAsync("var waste = Waste();");

        Assert.Equal("False", (await notebook.RunAsync("waste.IsAlive")).Sink.Result);
    }

    [Fact]
    public async Task A_region_without_collections_that_a_cell_has_begun_lasts_until_a_later_one_ends_it()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        await notebook.RunAsync("GC.TryStartNoGCRegion(8_000_000); var waste = Waste();");
        var later = await notebook.RunAsync("GC.EndNoGCRegion();");

        Assert.IsType<CellOutcome.Succeeded>(later.Outcome);
    }
}
