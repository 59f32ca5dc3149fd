using ParallelLab.Kernel.Jupyter;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

/// <summary>Whom an interrupt concerns, in every order in which the kernel can read and serve.</summary>
public sealed class CurrentCellTests
{
    private readonly CurrentCell _cell = new(Task.FromResult<ISession>(new FakeSession()));

    [Fact]
    public async Task A_cell_that_runs_is_stopped()
    {
        var stop = Begin(readAt: 1);

        _cell.Interrupt(readAt: 2);

        await Probe.UntilAsync(() => stop.IsCancellationRequested, "the cell is stopped");
    }

    [Fact]
    public void A_cell_that_was_read_later_is_not_stopped_though_it_has_begun()
    {
        var stop = Begin(readAt: 2);

        _cell.Interrupt(readAt: 1);

        Assert.False(stop.IsCancellationRequested);
    }

    [Fact]
    public void A_cell_that_was_read_later_is_not_stopped_when_it_begins()
    {
        _cell.Interrupt(readAt: 1);

        Assert.False(Begin(readAt: 2).IsCancellationRequested);
    }

    [Fact]
    public void A_cell_that_was_read_before_is_stopped_when_it_begins_and_the_one_behind_it_is_not()
    {
        _cell.Interrupt(readAt: 3);

        Assert.True(Begin(readAt: 1).IsCancellationRequested);
        _cell.End();
        Assert.False(Begin(readAt: 2).IsCancellationRequested);
    }

    private CancellationToken Begin(long readAt)
    {
        var header = new MessageHeader("id", "execute_request", "session", "test", "", "5.4");
        return _cell.Begin(new WireMessage([], header, default, default) { ReadAt = readAt }, allowsStdin: true, CancellationToken.None);
    }
}
