using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class StarvationTests
{
    [Fact]
    public void A_pool_all_of_whose_busy_threads_block_is_starved()
    {
        var look = new WorkerLook([Blocked("Task.Wait"), Blocked("Monitor.Enter"), Blocked("Task.Wait"), new ThreadLook(9, null, null, [])]);

        var starvation = Starvation.In(look, pending: 14);

        Assert.StartsWith(
            "The thread pool is starved: all 3 of its threads block (2 in Task.Wait at F in cell 1, line 2, 1 in Monitor.Enter at F in cell 1, line 2), "
            + "and 14 work items wait. ",
            starvation?.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_with_one_thread_that_runs_is_not() =>
        Assert.Null(Starvation.In(new WorkerLook([Blocked("Task.Wait"), Blocked("Regex.IsMatch") with { IsBlocked = false }]), pending: 14));

    [Fact]
    public void A_pool_without_work_in_hand_is_not() =>
        Assert.Null(Starvation.In(new WorkerLook([Blocked("Thread.Join") with { RunsPoolItem = false }]), pending: 1));

    private static ThreadLook Blocked(string call) => new(1, null, call, ["F in cell 1, line 2"], IsBlocked: true, RunsPoolItem: true);
}
