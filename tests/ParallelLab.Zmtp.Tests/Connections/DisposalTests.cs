using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

public sealed class DisposalTests
{
    [Fact]
    public async Task Disposing_ends_every_connection_and_whoever_waits()
    {
        var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint);
        using var halfOpen = await RawPeer.ConnectAsync(router.Endpoint);
        await halfOpen.ReadAsync(64);
        var receiving = router.ReceiveAsync().AsTask();

        await router.DisposeAsync().InTime();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => receiving.InTime());
        await Assert.ThrowsAsync<PeerClosedException>(() => dealer.ReceiveAsync().InTime());
        Assert.Empty(await halfOpen.ReadToEndAsync());
    }

    [Fact]
    public async Task What_was_sent_before_disposing_still_arrives()
    {
        var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint);
        await dealer.SendAsync(Message.OfText("bye?"));
        var request = await router.ReceiveAsync().InTime();

        await router.SendAsync(new Message(request[0], new byte[5_000_000]));
        await router.SendAsync(new Message(request[0], "bye"u8.ToArray()));
        await router.DisposeAsync().InTime();

        Assert.Equal(5_000_000, (await dealer.ReceiveAsync().InTime())[0].Length);
        Assert.Equal("bye", (await dealer.ReceiveAsync().InTime()).Text(0));
        await Assert.ThrowsAsync<PeerClosedException>(() => dealer.ReceiveAsync().InTime());
    }

    [Fact]
    public async Task What_was_published_before_disposing_still_arrives()
    {
        var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        await using var subscriber = await SubscriberSocket.ConnectAsync(publisher.Endpoint);
        await subscriber.SubscribeAsync(default);
        await publisher.ReceiveAllAsync().FirstAsync().InTime();

        for (var i = 0; i < 3; i++)
            publisher.Send(new Message(new byte[5_000_000]));
        publisher.Send(Message.OfText("bye"));
        await publisher.DisposeAsync().InTime();

        for (var i = 0; i < 3; i++)
            Assert.Equal(5_000_000, (await subscriber.ReceiveAsync().InTime())[0].Length);
        Assert.Equal("bye", (await subscriber.ReceiveAsync().InTime()).Text(0));
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_long_for_a_peer_that_does_not_read()
    {
        var router = RouterSocket.Bind("tcp://127.0.0.1:0", new ZmtpOptions { Linger = TimeSpan.FromMilliseconds(50) });
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER", "deaf"u8.ToArray());
        await peer.SendAsync(Wire.Last("hello"));
        await router.ReceiveAsync().InTime();
        await router.SendAsync(new Message("deaf"u8.ToArray(), new byte[32_000_000]));

        await router.DisposeAsync().InTime();
    }

    [Fact]
    public async Task A_cancelled_receive_takes_nothing_away()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint);
        const int Count = 300;
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
                await dealer.SendAsync(Message.OfText($"{i}"));
        });

        for (var i = 0; i < Count;)
        {
            using var cancel = new CancellationTokenSource();
            var receiving = router.ReceiveAsync(cancel.Token).AsTask();
            await cancel.CancelAsync();
            try
            {
                Assert.Equal($"{i}", (await receiving.InTime()).Text(1));
                i++;
            }
            catch (OperationCanceledException)
            {
                // Cancelled before anything came: the next turn must find it.
            }
        }

        await sending.InTime();
    }

    [Fact]
    public async Task Disposing_while_peers_come_and_send_and_go_ends_well()
    {
        for (var round = 0; round < 20; round++)
        {
            var router = RouterSocket.Bind("tcp://127.0.0.1:0", new ZmtpOptions { Linger = TimeSpan.FromMilliseconds(100) });
            var seen = new TaskCompletionSource();
            var clients = Enumerable.Range(0, 8).Select(_ => Task.Run(() => TalkAsync(router.Endpoint))).ToArray();
            var echoing = Task.Run(() => EchoAsync(router, seen));
            await seen.Task.InTime();

            await Task.WhenAll(router.DisposeAsync().AsTask(), router.DisposeAsync().AsTask()).InTime();

            await Task.WhenAll([echoing, .. clients]).InTime();
        }
    }

    [Fact]
    public async Task A_disposed_client_says_so()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        var dealer = await DealerSocket.ConnectAsync(router.Endpoint);
        var receiving = dealer.ReceiveAsync().AsTask();

        await dealer.DisposeAsync().InTime();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => receiving.InTime());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => dealer.SendAsync(Message.OfText("too late")).InTime());
    }

    private static async Task EchoAsync(RouterSocket router, TaskCompletionSource seen)
    {
        try
        {
            while (true)
            {
                await router.SendAsync(await router.ReceiveAsync());
                seen.TrySetResult();
            }
        }
        catch (ObjectDisposedException)
        {
            // As it should end.
        }
    }

    private static async Task TalkAsync(string endpoint)
    {
        try
        {
            while (true)
            {
                await using var dealer = await DealerSocket.ConnectAsync(endpoint);
                for (var i = 0; i < 10; i++)
                {
                    await dealer.SendAsync(Message.OfText("hello"));
                    await dealer.ReceiveAsync();
                }
            }
        }
        catch (Exception error) when (error is PeerClosedException or System.Net.Sockets.SocketException)
        {
            // The server is gone.
        }
    }
}
