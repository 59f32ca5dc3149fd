using System.Diagnostics;
using System.Globalization;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class KernelLifeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shutdown_is_answered_and_ends_the_process(bool restart)
    {
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;

        var reply = await client.AskAsync(client.Control, "shutdown_request", $$"""{"restart":{{(restart ? "true" : "false")}}}""");

        MessageSchema.Check(reply);
        Assert.Equal(restart, (bool)reply.Content["restart"]!);
        Assert.Equal((0, ""), await kernel.EndAsync());
    }

    [Fact]
    public async Task A_shutdown_ends_a_spinning_cell_and_its_worker()
    {
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;
        var (_, worker) = await SpinAsync(client);

        await client.AskAsync(client.Control, "shutdown_request", """{"restart":false}""");

        Assert.Equal((0, ""), await kernel.EndAsync());
        await Probe.UntilAsync(() => !IsAlive(worker), "the worker has ended");
    }

    [SkippableFact]
    public async Task SIGTERM_ends_the_kernel_and_its_worker()
    {
        Skip.If(OperatingSystem.IsWindows());
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;
        var (_, worker) = await SpinAsync(client);

        Signal("TERM", kernel.Process);

        Assert.Equal((143, ""), await kernel.EndAsync());
        await Probe.UntilAsync(() => !IsAlive(worker), "the worker has ended");
    }

    [SkippableFact]
    public async Task SIGINT_stops_a_busy_cell_and_keeps_its_variables()
    {
        Skip.If(OperatingSystem.IsWindows());
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;
        await client.RunAsync("var kept = 7;");
        var (cell, _) = await SpinAsync(client);

        Signal("INT", kernel.Process);

        Assert.Single(await client.PublishedForAsync(cell), message => message.Type == "error");
        Assert.Equal("ok", (await client.RunAsync("kept")).Reply.Text("status"));
    }

    [SkippableFact]
    public async Task SIGINT_leaves_an_idle_kernel_alone()
    {
        Skip.If(OperatingSystem.IsWindows());
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;
        await client.RunAsync("var kept = 7;");

        Signal("INT", kernel.Process);
        Signal("INT", kernel.Process);

        // The signals may still be on their way and stop the first of these; what counts is that the kernel goes on.
        await client.RunAsync("kept", ",\"stop_on_error\":false");
        Assert.Equal("ok", (await client.RunAsync("kept", ",\"stop_on_error\":false")).Reply.Text("status"));
        Assert.False(kernel.Process.HasExited);
    }

    [SkippableFact]
    public async Task A_machine_that_stands_still_while_a_cell_is_stopped_costs_no_variables()
    {
        Skip.If(OperatingSystem.IsWindows());
        var (kernel, client) = await ServingKernel.StartAsync();
        await using var _ = kernel;
        await client.RunAsync("var kept = 7;");
        var (cell, workerId) = await SpinAsync(client);
        using var worker = Process.GetProcessById(workerId);

        Signal("STOP", worker);
        var interrupt = await client.SendAsync(client.Control, "interrupt_request", "{}");
        await client.UntilPublishedAsync(message => message.ParentId == interrupt);
        Signal("STOP", kernel.Process);
        await Task.Delay(TimeSpan.FromSeconds(3)); // Longer than a cell has to stop.
        Signal("CONT", kernel.Process);
        Signal("CONT", worker);

        await client.PublishedForAsync(cell);
        Assert.Equal("ok", (await client.RunAsync("kept", ",\"stop_on_error\":false")).Reply.Text("status"));
        Assert.False(worker.HasExited);
    }

    [SkippableFact]
    public async Task A_lost_parent_ends_the_kernel()
    {
        Skip.If(OperatingSystem.IsWindows());
        using var parent = Process.Start(new ProcessStartInfo("sleep", "600") { UseShellExecute = false })!;
        var (kernel, _) = await ServingKernel.StartAsync(parent.Id);
        await using var owned = kernel;

        parent.Kill();

        Assert.Equal((0, ""), await kernel.EndAsync());
    }

    [Fact]
    public async Task History_outlives_the_process()
    {
        using var data = new TemporaryFolder();
        var (first, client) = await ServingKernel.StartAsync(dataFolder: data.FullPath);
        await using (first)
        {
            await client.RunAsync("1 + 2 + 3");
            await client.AskAsync(client.Control, "shutdown_request", """{"restart":false}""");
            await first.EndAsync();
        }

        var (second, newClient) = await ServingKernel.StartAsync(dataFolder: data.FullPath);
        await using var _ = second;
        var reply = await newClient.AskAsync(newClient.Shell, "history_request", """{"hist_access_type":"search","pattern":"1 ? 2*","n":5}""");

        Assert.Equal("""[[1,1,"1 \u002B 2 \u002B 3"]]""", reply.Content["history"]!.ToJsonString());
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_costs_history_and_log_only()
    {
        using var folder = new TemporaryFolder();
        var (kernel, client) = await ServingKernel.StartAsync(dataFolder: folder.Write("file", "") + "/data");
        await using var _ = kernel;

        Assert.Equal("ok", (await client.RunAsync("1 + 1")).Reply.Text("status"));
        await client.Shell.SendAsync(client.Sign("not json", "{}", "{}", "{}"));
        await client.AskAllPortsAsync();
        await client.AskAsync(client.Control, "shutdown_request", """{"restart":false}""");

        Assert.Equal((0, ""), await kernel.EndAsync());
    }

    /// <returns>The cell's request, and the worker's process id.</returns>
    private static async Task<(string Cell, int Worker)> SpinAsync(JupyterClient client)
    {
        var cell = await client.SendCellAsync("Console.Write(Environment.ProcessId); while (true) { }");
        var text = await client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");
        return (cell, int.Parse(text.Text("text")!, CultureInfo.InvariantCulture));
    }

    private static void Signal(string name, Process process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
