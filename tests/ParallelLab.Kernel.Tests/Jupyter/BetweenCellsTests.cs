using ParallelLab.Kernel.Jupyter;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class BetweenCellsTests
{
    [Fact]
    public async Task A_cell_is_answered_before_its_session_tidies_up_and_the_next_one_runs_after_it()
    {
        using var folder = new TemporaryFolder();
        using var tidied = new ManualResetEventSlim();
        var session = new FakeSession { OnTidyUp = tidied.Wait };
        var (connection, file) = ServingKernel.NewConnectionFile(folder);
        var kernel = JupyterKernel.Bind(file, folder.At("data"));
        var serving = kernel.RunAsync(_ => session);
        await using var client = await JupyterClient.ConnectAsync(connection);

        var (reply, published) = await client.RunAsync("1");
        var next = await client.SendCellAsync("2");
        await client.AskAsync(client.Control, "kernel_info_request", "{}");

        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal("idle", published[^1].Text("execution_state"));
        Assert.Equal(["1"], session.Ran);
        tidied.Set();
        await client.PublishedForAsync(next);
        Assert.Equal(["1", "2"], session.Ran);
        kernel.End();
        await serving;
    }
}
