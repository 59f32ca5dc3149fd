using System.Net.Sockets;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

/// <summary>What hostile peers may hold of a kernel's process: its ports still answer, its descriptors come back, its memory is bounded.</summary>
public sealed class HostilePeersTests(ServedNotebook notebook) : IClassFixture<ServedNotebook>
{
    private const int MiB = 1024 * 1024;

    private readonly JupyterClient _client = notebook.Client;

    public static TheoryData<string> Channels => ["shell", "control", "iopub", "stdin", "hb"];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Half_open_connections_keep_nobody_out_and_leave_no_descriptor_behind(string channel)
    {
        var (port, socketType) = PortOf(channel, notebook.Kernel);
        await _client.AskAllPortsAsync();
        var before = Sockets();
        var peers = new List<Socket>();
        foreach (var octets in HostilePeer.Beginnings(socketType))
            peers.Add(await HostilePeer.ConnectAsync(port, octets));

        await _client.AskAllPortsAsync();
        await using (var other = await notebook.Kernel.ConnectAsync())
            await other.AskAllPortsAsync();

        peers.ForEach(peer => peer.Dispose());
        await Probe.UntilAsync(() => Sockets() <= before, "every socket is closed");
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_thousand_connections_opened_and_dropped_leave_no_descriptor_behind(string channel)
    {
        var (port, socketType) = PortOf(channel, notebook.Kernel);
        var beginnings = HostilePeer.Beginnings(socketType).ToArray();
        await _client.AskAllPortsAsync();
        var before = Sockets();

        for (var i = 0; i < 1000; i++)
        {
            using var peer = await HostilePeer.ConnectAsync(port, beginnings[i % beginnings.Length]);
        }

        await _client.AskAllPortsAsync();
        await Probe.UntilAsync(() => Sockets() <= before, "every socket is closed");
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task More_silent_connections_than_there_are_places_keep_nobody_out(string channel)
    {
        var (port, _) = PortOf(channel, notebook.Kernel);
        var before = Sockets();
        var peers = new List<Socket>();
        for (var i = 0; i < 600; i++)
            peers.Add(await HostilePeer.ConnectAsync(port, HostilePeer.Greeting[..(i % 12)]));

        await using (var other = await notebook.Kernel.ConnectAsync())
            await other.AskAllPortsAsync();
        await Probe.UntilAsync(() => Sockets() <= before + 300, "the oldest handshakes have made room");
        peers.ForEach(peer => peer.Dispose());
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Many_half_messages_take_bounded_memory(string channel)
    {
        var (port, socketType) = PortOf(channel, notebook.Kernel);
        await _client.AskAllPortsAsync();
        var before = notebook.Kernel.MemoryBytes;
        byte[] half = [.. HostilePeer.Handshake(socketType), 2, 0, 0, 0, 0, 0x02, 0, 0, 0, .. new byte[8 * MiB]]; // Of 32 MiB.
        var peers = new List<Socket>();
        for (var i = 0; i < 100; i++)
            peers.Add(await HostilePeer.ConnectAsync(port, half));

        await _client.AskAllPortsAsync();
        var growth = notebook.Kernel.MemoryBytes - before;
        peers.ForEach(peer => peer.Dispose());
        Assert.True(growth < 400L * MiB, $"{growth / MiB} MiB more for 800 MiB of halves");
    }

    [Fact]
    public async Task A_subscriber_that_never_reads_takes_bounded_memory_and_costs_others_nothing()
    {
        const int Cells = 60; // That print 480 MB.
        var (kernel, client) = await ServingKernel.StartAsync(heapBytes: 384 * MiB);
        await using var owned = kernel;
        client.ForgetPublished();
        var (port, socketType) = PortOf("iopub", kernel);
        using var stalled = await HostilePeer.ConnectAsync(port, [.. HostilePeer.Handshake(socketType), 0, 1, 1]);
        await client.UntilPublishedAsync(message => message.Type == "iopub_welcome");

        for (var i = 0; i < Cells; i++)
        {
            var (_, published) = await client.RunAsync("Console.Write(new string('x', 8_000_000));");
            Assert.DoesNotContain(published, message => message.Type == "error");
            Assert.Equal(8_000_000, published.Where(message => message.Type == "stream").Sum(message => message.Text("text")!.Length));
            client.ForgetPublished();
        }
    }

    [SkippableFact]
    public async Task A_flood_on_every_port_leaves_the_kernel_the_descriptors_it_lives_on()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The limit is read from /proc.");
        var (kernel, client) = await ServingKernel.StartAsync(descriptors: 256);
        await using var owned = kernel;
        var peers = new List<Socket>();
        foreach (var channel in Channels)
        {
            for (var i = 0; i < 150; i++)
                peers.Add(await HostilePeer.ConnectAsync(PortOf(channel, kernel).Port, []));
        }

        await client.AskAllPortsAsync();
        await client.RunAsync("Environment.Exit(1);"); // A new worker needs descriptors.
        await using (var other = await kernel.ConnectAsync())
            await other.AskAllPortsAsync();
        peers.ForEach(peer => peer.Dispose());
    }

    // Files and libraries are opened when they are first needed, and stay open: what a peer costs is a socket.
    private int Sockets() => notebook.Kernel.Descriptors.Count(target => target.StartsWith("socket:", StringComparison.Ordinal));

    private static (int Port, string SocketType) PortOf(string channel, ServingKernel kernel) => channel switch
    {
        "shell" => (kernel.Connection.ShellPort, "DEALER"),
        "control" => (kernel.Connection.ControlPort, "DEALER"),
        "stdin" => (kernel.Connection.StdinPort, "DEALER"),
        "iopub" => (kernel.Connection.IopubPort, "SUB"),
        _ => (kernel.Connection.HeartbeatPort, "REQ"),
    };
}
