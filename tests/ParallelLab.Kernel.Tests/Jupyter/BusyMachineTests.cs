using ParallelLab.Kernel.Tests.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Zmtp;

namespace ParallelLab.Kernel.Tests.Jupyter;

[Collection(OneAtATime.Name)]
public sealed class BusyMachineTests
{
    [Fact]
    public async Task Shell_control_and_heartbeat_answer_while_a_cell_spins_on_every_core_with_a_starved_pool()
    {
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;
        var cell = await client.SendCellAsync("""
            for (int i = 0; i < 200; i++) ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(-1));
            for (int i = 0; i < Environment.ProcessorCount; i++) new Thread(() => { while (true) { } }).Start();
            Console.WriteLine("spins");
            while (true) { }
            """);
        await client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");

        Assert.Equal("ok", (await client.AskAsync(client.Shell, "kernel_info_request", "{}")).Text("status"));
        Assert.Equal("ok", (await client.AskAsync(client.Control, "kernel_info_request", "{}")).Text("status"));
        await client.Heartbeat.SendAsync(Message.OfText("beat"));
        Assert.Equal("beat", (await client.Heartbeat.ReceiveAsync()).Text(0));

        await client.AskAsync(client.Control, "interrupt_request", "{}");
        Assert.Single(await client.PublishedForAsync(cell), message => message.Type == "error");
    }
}
