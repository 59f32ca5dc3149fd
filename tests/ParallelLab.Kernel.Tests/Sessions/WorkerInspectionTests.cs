using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class WorkerInspectionTests
{
    [Fact]
    public async Task A_look_that_fails_says_why()
    {
        var outcome = await WorkerInspection.LookAsync(int.MaxValue, new CellSymbols());

        var unseen = Assert.IsType<LookOutcome.Unseen>(outcome);
        Assert.Matches(@"^looking into the process from outside failed \(.*not running.*\)$", unseen.Reason);
    }
}
