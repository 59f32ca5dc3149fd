using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class WorkerLinkTests
{
    [Fact]
    public async Task An_image_that_can_not_be_read_any_more_is_no_lost_worker()
    {
        var additions = new NotebookAdditions(_ => throw new InvalidOperationException("No code is sent here."));
        await using var link = await WorkerLink.StartAsync(new SessionOptions(), _ => null, additions, (_, _) => { }, CancellationToken.None);
        var submission = new Submission(1, "cell-1", "Cell1", new LostImage(), HasValue: false, [], [], []);

        Assert.Throws<EndOfStreamException>(() => link.Restore([submission]));
        await Assert.ThrowsAsync<EndOfStreamException>(
            () => link.RunAsync(new CellOutputs(new CellIdentity(1, 1), new TestKit.RecordingSink(), mostText: 100), submission, [], CancellationToken.None));

        Assert.False(link.Ended.IsCompleted);
    }

    private sealed class LostImage : CellImage
    {
        public override byte[] Assembly => throw new EndOfStreamException();
    }
}
