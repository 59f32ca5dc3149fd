using Microsoft.Extensions.Time.Testing;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_ping_is_answered_with_its_context()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        await peer.SendAsync([.. Wire.Ping(0, ""), .. Wire.Ping(0, "0123456789abcdef")]);

        Assert.Equal(Wire.Join(Wire.Pong(""), Wire.Pong("0123456789abcdef")), await peer.ReadAsync(7 + 23));
    }

    [Fact]
    public async Task A_ping_with_too_long_a_context_costs_the_connection()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        await peer.SendAsync(Wire.Ping(0, "0123456789abcdefg"));

        Assert.Empty(await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task A_peer_that_outlives_its_time_to_live_in_silence_is_closed()
    {
        var time = new FakeTimeProvider();
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options with { Time = time });
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");
        await peer.SendAsync(Wire.Ping(50, "x"));
        await peer.ReadFrameAsync();

        var closed = notices.NextAsync<PeerRejected>();
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(5), closed);

        Assert.Contains("silent", (await closed).Reason, StringComparison.Ordinal);
        Assert.Empty(await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task A_peer_that_is_not_being_read_is_not_taken_for_silent()
    {
        var time = new FakeTimeProvider();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", new ZmtpOptions { Time = time, ReceiveMarkBytes = 1 });
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");
        await peer.SendAsync([.. Wire.Ping(10, "x"), .. Wire.Last("1"), .. Wire.Last("2"), .. Wire.Last("3")]);
        await peer.ReadFrameAsync();

        for (var i = 0; i < 10; i++)
            time.Advance(TimeSpan.FromSeconds(1));

        for (var i = 1; i <= 3; i++)
            Assert.Equal($"{i}", (await router.ReceiveAsync().InTime()).Text(1));
    }

    [Fact]
    public async Task A_socket_with_heartbeats_pings_with_its_timeout_and_gives_up_the_dead()
    {
        var time = new FakeTimeProvider();
        var notices = new Notices();
        var options = notices.Options with
        {
            Time = time,
            HeartbeatInterval = TimeSpan.FromSeconds(1),
            HeartbeatTimeout = TimeSpan.FromSeconds(3),
        };
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", options);
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        var ping = peer.ReadFrameAsync();
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(1), ping);
        Assert.Equal(Wire.Ping(30, ""), await ping);

        var closed = notices.NextAsync<PeerRejected>();
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(1), closed);
        Assert.Contains("silent", (await closed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_3_0_peer_is_not_sent_commands_it_does_not_know()
    {
        var time = new FakeTimeProvider();
        var options = new ZmtpOptions { Time = time, HeartbeatInterval = TimeSpan.FromSeconds(1) };
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", options);
        using var peer = await RawPeer.JoinAsync(router.Endpoint, "DEALER", "old"u8.ToArray(), minor: 0);
        await peer.SendAsync(Wire.Last("hello"));
        await router.ReceiveAsync().InTime();

        time.Advance(TimeSpan.FromSeconds(10));
        await router.SendAsync(Message.OfText("old", "world"));

        Assert.Equal(Wire.Last("world"), await peer.ReadFrameAsync());
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider time, TimeSpan step, Task expected)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var deadline = new CancellationTokenSource(Patience.Limit);
        while (!expected.IsCompleted)
        {
            time.Advance(step);
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
