using Microsoft.Extensions.Time.Testing;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Handshakes;

/// <summary>Literal octets to a real socket, and literal replies.</summary>
public sealed class HandshakeTests
{
    [Fact]
    public async Task A_server_greets_at_once_with_zero_padding_and_as_server_zero()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);

        Assert.Equal(Wire.Greeting, await peer.ReadAsync(64));
    }

    [Fact]
    public async Task A_server_answers_ready_with_ready_as_the_worked_example_has_it()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);
        await peer.ReadAsync(64);

        await peer.SendAsync([.. Wire.Greeting, .. Wire.Ready("DEALER", [])]);

        Assert.Equal(Wire.ReadyRouter, await peer.ReadAsync(30));
        Assert.Equal(28, Wire.ReadyRouter[1]);
    }

    [Fact]
    public async Task A_client_greets_then_waits_then_sends_ready()
    {
        using var server = new RawServer();
        var connecting = DealerSocket.ConnectAsync(server.Endpoint, new ZmtpOptions { Identity = "me"u8.ToArray() });
        using var peer = await server.AcceptAsync();

        Assert.Equal(Wire.Greeting, await peer.ReadAsync(64));
        await peer.SendAsync(Wire.Greeting);
        Assert.Equal(Wire.Ready("DEALER", "me"u8.ToArray()), await peer.ReadFrameAsync());
        await peer.SendAsync(Wire.ReadyRouter);

        await using var dealer = await connecting.InTime();
    }

    [Fact]
    public async Task Padding_and_filler_and_a_later_version_mean_nothing()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);
        var greeting = Wire.Greet(4, 7, "NULL");
        greeting.AsSpan(1, 8).Fill(0xaa);
        greeting.AsSpan(33).Fill(0xbb);

        await peer.SendAsync([.. greeting, .. Wire.Ready("DEALER")]);

        Assert.Equal(Wire.ReadyRouter, (await peer.ReadAsync(64 + 30))[64..]);
    }

    [Fact]
    public async Task Property_names_are_read_without_regard_to_case()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);

        await peer.SendAsync([.. Wire.Greeting, .. Wire.Command([5, .. "READY"u8, .. Wire.Property("SOCKET-type", "REQ"u8.ToArray())])]);

        Assert.Equal(Wire.ReadyRouter, (await peer.ReadAsync(64 + 30))[64..]);
    }

    [Fact]
    public async Task A_handshake_of_single_octets_is_a_handshake()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);

        await peer.TrickleAsync([.. Wire.Greeting, .. Wire.Ready("DEALER"), .. Wire.More("a"), .. Wire.Last("b")]);

        var message = await router.ReceiveAsync().InTime();
        Assert.Equal("b", message.Text(2));
    }

    [Fact]
    public async Task A_socket_type_that_does_not_fit_is_told_so_and_closed()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options);
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);

        await peer.SendAsync([.. Wire.Greeting, .. Wire.Ready("SUB")]);
        var reply = (await peer.ReadToEndAsync())[64..];

        var reason = "A socket of its type can't talk to a ROUTER."u8;
        Assert.Equal(Wire.Command([5, .. "ERROR"u8, (byte)reason.Length, .. reason]), reply);
        Assert.Contains("can't talk", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> NotZmtp3 => new()
    {
        { "ZMTP 1.0, an anonymous peer", [0x01, 0x00] },
        { "ZMTP 1.0, a long identity", [0xff, 0, 0, 0, 0, 0, 0, 1, 0, 0x00] },
        { "ZMTP 2.0", [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 0x01, 0x05, 0x00, 0x00] },
        { "PLAIN", Wire.Greet(3, 0, "PLAIN") },
        { "NULL with a tail", Wire.Greet(3, 0, "NULLX") },
        { "HTTP", [.. "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8] },
        { "a message instead of READY", [.. Wire.Greeting, .. Wire.Last("hello")] },
        { "no Socket-Type", [.. Wire.Greeting, .. Wire.Command([5, .. "READY"u8])] },
        { "a torn property", [.. Wire.Greeting, .. Wire.Command([5, .. "READY"u8, 11, .. "Socket"u8])] },
        { "a command without a name", [.. Wire.Greeting, .. Wire.Command([])] },
        { "PING instead of READY", [.. Wire.Greeting, .. Wire.Ping(0, "")] },
        { "an identity that begins with zero", [.. Wire.Greeting, .. Wire.Ready("DEALER", [0, 1])] },
    };

    [Theory]
    [MemberData(nameof(NotZmtp3))]
    public async Task Whoever_does_not_speak_zmtp_3_is_closed_at_once_and_the_socket_still_serves(string what, byte[] octets)
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options);
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);

        await peer.SendAsync(octets);
        await peer.ReadToEndAsync();

        Assert.False(string.IsNullOrEmpty((await notices.NextAsync<PeerRejected>()).Reason), what);
        await Exchange.CheckAsync(router);
    }

    [Fact]
    public async Task A_peer_that_dawdles_over_its_handshake_is_closed()
    {
        var time = new FakeTimeProvider();
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options with { Time = time });
        using var peer = await RawPeer.ConnectAsync(router.Endpoint);
        await peer.SendAsync(Wire.Greeting[..20]);
        await peer.ReadAsync(64);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Empty(await peer.ReadToEndAsync());
        Assert.Contains("within 10 s", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_told_why_a_server_refuses_it()
    {
        await using var publisher = PublisherSocket.Bind("tcp://127.0.0.1:0");

        var error = await Assert.ThrowsAsync<PeerClosedException>(() => DealerSocket.ConnectAsync(publisher.Endpoint));

        Assert.Contains("can't talk to a PUB", error.Message, StringComparison.Ordinal);
    }
}
