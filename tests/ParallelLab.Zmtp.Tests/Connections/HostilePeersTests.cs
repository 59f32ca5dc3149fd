using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

/// <summary>Counts sockets of the whole process, and so runs alone.</summary>
[CollectionDefinition(nameof(HostilePeersTests), DisableParallelization = true)]
public sealed class RunsAlone;

[Collection(nameof(HostilePeersTests))]
public sealed class HostilePeersTests
{
    private static readonly byte[][] Beginnings =
    [
        [],
        Wire.Greeting[..1], Wire.Greeting[..10], Wire.Greeting[..63], Wire.Greeting,
        [.. Wire.Greeting, .. Wire.Ready("DEALER")[..20]],
        [.. Wire.Greeting, .. Wire.Ready("DEALER")],
        [.. Wire.Greeting, .. Wire.Ready("DEALER"), .. Wire.More("half a message")],
        [.. Wire.Greeting, .. Wire.Ready("DEALER"), 0x02, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        [.. Wire.Greeting, .. Wire.Ready("DEALER"), 0x06, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
        [.. Wire.Greeting, .. Wire.Ready("SUB")],
    ];

    [Property(MaxTest = 150)]
    public async Task After_any_garbage_the_socket_still_serves(byte which, byte[] garbage, bool lingers)
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);
        try
        {
            await peer.SendAsync([.. Beginnings[which % Beginnings.Length], .. garbage]);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Closed before the last octet was sent: quick, and right.
        }

        if (!lingers)
            peer.Dispose();
        await Exchange.CheckAsync(router);
    }

    [Property(MaxTest = 100)]
    public async Task After_any_garbage_a_publisher_still_serves(byte which, byte[] garbage)
    {
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(publisher.Endpoint);
        try
        {
            await peer.SendAsync([.. Wire.Greeting, .. Wire.Ready("SUB"), .. Beginnings[which % Beginnings.Length], .. garbage]);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Closed before the last octet was sent: quick, and right.
        }

        await using var subscriber = await SubscriberSocket.ConnectAsync(publisher.Endpoint).InTime();
        await subscriber.SubscribeAsync("still there?"u8.ToArray());
        await publisher.ReceiveAllAsync().FirstAsync(change => change.Topic.Length == 12).InTime();
        publisher.Send(Message.OfText("still there?"));

        Assert.Equal("still there?", (await subscriber.ReceiveAsync().InTime()).Text(0));
    }

    [SkippableFact]
    public async Task A_thousand_connections_opened_and_dropped_leave_no_socket_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Descriptors are counted in /proc.");
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await Exchange.CheckAsync(router);
        var before = CountSockets();
        Assert.NotEqual(0, before);

        for (var i = 0; i < 1000; i++)
        {
            using var peer = await RawPeer.ConnectAsync(router.Endpoint);
            await peer.SendAsync(Beginnings[i % Beginnings.Length]);
        }

        await Exchange.CheckAsync(router);
        await UntilAsync(() => CountSockets() <= before);
    }

    [Fact]
    public async Task Subscribers_that_have_stopped_reading_hold_the_same_messages_once()
    {
        const int Mark = 16_000_000;
        const int Stalled = 20;
        await using var publisher = XPublisherSocket.Bind(
            "tcp://127.0.0.1:0", new ZmtpOptions { SendMarkBytes = Mark, Linger = TimeSpan.Zero });
        var subscribers = new List<RawPeer>();
        for (var i = 0; i < Stalled; i++)
        {
            subscribers.Add(await RawPeer.JoinAsync(publisher.Endpoint, "SUB"));
            await subscribers[i].SendAsync(0, 1, 1);
        }

        await publisher.ReceiveAllAsync().Take(Stalled).CountAsync().InTime();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 10 * Mark / 500_000; i++)
            publisher.Send(new Message(new byte[500_000]));

        // Each its pipe of 1 MiB with a message across the mark, all together what is below the mark; half as much again for the collector.
        var bound = 1.5 * (Mark + (Stalled * (1_048_576 + (2 * 500_000))));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, Mark / 2, bound);
        subscribers.ForEach(subscriber => subscriber.Dispose());
    }

    // Only sockets: the runtime opens files of its own at any time, say to put line numbers into a stack.
    private static int CountSockets() => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Count(descriptor => new FileInfo(descriptor).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var deadline = new CancellationTokenSource(Patience.Limit);
        while (!condition())
            await timer.WaitForNextTickAsync(deadline.Token);
    }
}
