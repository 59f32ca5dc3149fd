using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

public sealed class TrafficTests
{
    [Fact]
    public async Task A_multipart_message_leaves_in_one_write()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER", "me"u8.ToArray());
        await peer.SendAsync(Wire.Last("hello"));
        await router.ReceiveAsync().InTime();

        await router.SendAsync(Message.OfText("me", "a", "", "b"));

        Assert.Equal(Wire.Join(Wire.More("a"), Wire.More(""), Wire.Last("b")), await peer.ReadOnceAsync());
    }

    [Fact]
    public async Task An_unknown_command_is_ignored()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        await peer.SendAsync([.. Wire.Command([4, .. "JOIN"u8, .. "group"u8]), .. Wire.Last("hello")]);

        Assert.Equal("hello", (await router.ReceiveAsync().InTime()).Text(1));
    }

    [Fact]
    public async Task A_command_between_the_parts_of_a_message_does_not_tear_it()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        await peer.SendAsync([.. Wire.More("a"), .. Wire.Ping(0, "x"), .. Wire.Last("b")]);

        Assert.Equal(Wire.Pong("x"), await peer.ReadFrameAsync());
        Assert.Equal("b", (await router.ReceiveAsync().InTime()).Text(2));
    }

    [Fact]
    public async Task A_long_frame_may_hold_a_short_body()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        await peer.SendAsync(0x03, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 0x02, 0, 0, 0, 0, 0, 0, 0, 0);

        var message = await router.ReceiveAsync().InTime();
        Assert.Equal("a", message.Text(1));
        Assert.True(message[2].IsEmpty);
    }

    [Fact]
    public async Task A_message_over_the_limit_costs_the_connection_of_its_sender_only()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options with { MaxMessageBytes = 1000 });
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        await peer.SendAsync([0x01, 200, .. new byte[200], 0x02, 0, 0, 0, 0, 0, 0, 3, 0x21]);

        Assert.Contains("801 bytes, where 800", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
        await Exchange.CheckAsync(router);
    }

    [Fact]
    public async Task A_message_that_its_sender_did_not_finish_is_not_delivered()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using (var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER"))
            await peer.SendAsync([.. Wire.Last("whole"), .. Wire.More("half")]);

        Assert.Equal("whole", (await router.ReceiveAsync().InTime()).Text(1));
        await Exchange.CheckAsync(router);
    }

    [Fact]
    public async Task A_64_MiB_message_passes_both_ways()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint);
        var large = new byte[64 * 1024 * 1024];
        new Random(1).NextBytes(large);

        await dealer.SendAsync(new Message(large, "tail"u8.ToArray()));
        await router.SendAsync(await router.ReceiveAsync().InTime());
        var back = await dealer.ReceiveAsync().InTime();

        Assert.True(back[0].Span.SequenceEqual(large));
        Assert.Equal("tail", back.Text(1));
    }

    [Fact]
    public async Task Messages_of_many_concurrent_senders_arrive_whole_and_each_sender_s_in_order()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint, new ZmtpOptions { SendMarkBytes = 2000 });
        const int Senders = 8, Each = 500;

        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
                await dealer.SendAsync(Message.OfText($"{sender}", $"{i}"));
        })));
        var next = new int[Senders];
        for (var i = 0; i < Senders * Each; i++)
        {
            var message = await router.ReceiveAsync().InTime();
            Assert.Equal($"{next[int.Parse(message.Text(1))]++}", message.Text(2));
        }

        await sending.InTime();
    }
}
