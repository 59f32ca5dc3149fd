using System.Text;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

public sealed class BackpressureTests
{
    private static readonly ReadOnlyMemory<byte> Chunk = new byte[100_000];

    [Fact]
    public async Task A_stalled_subscriber_loses_messages_and_the_others_do_not()
    {
        var notices = new Notices();
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0", notices.Options with { SendMarkBytes = 1_000_000 });
        using var stalled = await RawPeer.JoinAsync(publisher.Endpoint, "SUB");
        await stalled.SendAsync(0, 1, 1);
        await using var reading = await SubscriberSocket.ConnectAsync(publisher.Endpoint);
        await reading.SubscribeAsync(default);
        await publisher.ReceiveAllAsync().Take(2).CountAsync().InTime();

        var stall = notices.NextAsync<SubscriberStalled>();
        var received = 0;
        for (var sent = 0; !stall.IsCompleted || sent < 500; sent++, received++)
        {
            publisher.Send(new Message(Encoding.UTF8.GetBytes($"{sent}"), Chunk));
            Assert.Equal($"{sent}", (await reading.ReceiveAsync().InTime()).Text(0));
        }

        Assert.True(received >= 500);
    }

    [Fact]
    public async Task A_subscriber_that_reads_again_gets_the_newest_messages_whole_and_its_losses_are_counted()
    {
        var stalls = 0;
        var dropped = 0L;
        void Count(PeerNotice notice)
        {
            if (notice is SubscriberStalled)
                Interlocked.Increment(ref stalls);
            if (notice is SubscriberResumed resumed)
                Interlocked.Add(ref dropped, resumed.Dropped);
        }

        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0", new ZmtpOptions { SendMarkBytes = 1_000_000, Notice = Count });
        using var subscriber = await RawPeer.JoinAsync(publisher.Endpoint, "SUB");
        await subscriber.SendAsync(0, 1, 1);
        await publisher.ReceiveAllAsync().FirstAsync().InTime();
        var sent = 0;
        for (; Volatile.Read(ref stalls) == 0 || sent < 500; sent++)
            publisher.Send(new Message(BitConverter.GetBytes(sent), Chunk));

        var received = 1;
        while (BitConverter.ToInt32(await ReadNumberedAsync(subscriber)) != sent - 1)
            received++;

        // It may have stalled more than once: the system's buffers grow while it does not read.
        Assert.Equal(sent, received + Volatile.Read(ref dropped));
    }

    [Fact]
    public async Task A_slow_subscriber_loses_nothing_while_it_is_less_than_the_mark_behind()
    {
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        await using var subscriber = await SubscriberSocket.ConnectAsync(publisher.Endpoint, new ZmtpOptions { ReceiveMarkBytes = 10_000 });
        await subscriber.SubscribeAsync(default);
        await publisher.ReceiveAllAsync().FirstAsync().InTime();
        const int Count = 500;

        for (var i = 0; i < Count; i++)
            publisher.Send(new Message(Encoding.UTF8.GetBytes($"{i}"), Chunk));

        for (var i = 0; i < Count; i++)
            Assert.Equal($"{i}", (await subscriber.ReceiveAsync().InTime()).Text(0));
    }

    [Fact]
    public async Task A_router_gives_up_a_peer_that_does_not_read()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0",
            notices.Options with { SendMarkBytes = 1_000_000, SendPatience = TimeSpan.FromMilliseconds(200) });
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER", "deaf"u8.ToArray());
        await peer.SendAsync(Wire.Last("hello"));
        await router.ReceiveAsync().InTime();

        while (await router.SendAsync(new Message("deaf"u8.ToArray(), Chunk)).InTime())
        {
            // Until it is given up.
        }

        Assert.Contains("has not read", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
        await Exchange.CheckAsync(router);
    }

    [Fact]
    public async Task A_dealer_waits_for_room_and_a_cancelled_wait_sends_nothing()
    {
        using var server = new RawServer();
        var connecting = DealerSocket.ConnectAsync(server.Endpoint, new ZmtpOptions { SendMarkBytes = 1_000_000, Linger = TimeSpan.Zero });
        using var peer = await server.AcceptAsync();
        await peer.SendAsync([.. Wire.Greeting, .. Wire.ReadyRouter]);
        await peer.ReadAsync(64);
        await peer.ReadFrameAsync();
        await using var dealer = await connecting.InTime();
        var sent = await SendUntilFullAsync(dealer);

        await peer.ReadAsync(sent * (9 + Chunk.Length));
        await dealer.SendAsync(Message.OfText("next")).InTime();

        Assert.Equal(Wire.Last("next"), await peer.ReadFrameAsync());
    }

    [Fact]
    public async Task A_flood_from_one_peer_is_held_back_while_another_is_served()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", new ZmtpOptions { ReceiveMarkBytes = 1_000_000 });
        await using var flood = await DealerSocket.ConnectAsync(router.Endpoint, new ZmtpOptions { SendMarkBytes = 1_000_000, Linger = TimeSpan.Zero });
        await SendUntilFullAsync(flood);

        await Exchange.CheckAsync(router);
    }

    /// <summary>Reads a message of four octets and a chunk, and returns the four.</summary>
    private static async Task<byte[]> ReadNumberedAsync(RawPeer subscriber)
    {
        var first = await subscriber.ReadFrameAsync();
        var second = await subscriber.ReadAsync(9 + Chunk.Length);
        Assert.Equal<byte>([0x02, 0, 0, 0, 0, 0, 0x01, 0x86, 0xa0], second[..9]);
        return first[2..];
    }

    /// <summary>Sends until there is no room at the moment, and cancels the message for which there was none.</summary>
    private static async Task<int> SendUntilFullAsync(DealerSocket dealer)
    {
        for (var sent = 0; ; sent++)
        {
            using var cancel = new CancellationTokenSource();
            var sending = dealer.SendAsync(new Message(Chunk), cancel.Token).AsTask();
            if (!sending.IsCompleted)
                await cancel.CancelAsync();
            try
            {
                await sending.InTime();
            }
            catch (OperationCanceledException)
            {
                return sent;
            }
        }
    }
}
