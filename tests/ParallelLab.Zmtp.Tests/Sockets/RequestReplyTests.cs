using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Sockets;

public sealed class RequestReplyTests
{
    [Fact]
    public async Task The_envelope_comes_back_before_the_reply()
    {
        await using var server = ReplySocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(server.Endpoint, "DEALER");

        await peer.SendAsync([.. Wire.More("via"), .. Wire.More(""), .. Wire.Last("ping")]);
        Assert.Equal("ping", (await server.ReceiveAsync().InTime()).Text(0));
        server.Send(Message.OfText("pong"));

        Assert.Equal(Wire.Join(Wire.More("via"), Wire.More(""), Wire.Last("pong")), await peer.ReadAsync(5 + 2 + 6));
    }

    [Fact]
    public async Task What_has_no_envelope_is_no_request()
    {
        await using var server = ReplySocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(server.Endpoint, "DEALER");

        await peer.SendAsync([.. Wire.Last("bare"), .. Wire.Last(""), .. Wire.More(""), .. Wire.Last("proper")]);

        Assert.Equal("proper", (await server.ReceiveAsync().InTime()).Text(0));
    }

    [Fact]
    public async Task Requests_and_replies_take_turns()
    {
        await using var server = ReplySocket.Bind("tcp://127.0.0.1:0");
        await using var client = await RequestSocket.ConnectAsync(server.Endpoint);

        Assert.Throws<InvalidOperationException>(() => server.Send(Message.OfText("unasked")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ReceiveAsync().InTime());
        await client.SendAsync(Message.OfText("one"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(Message.OfText("two")).InTime());
        await server.ReceiveAsync().InTime();
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.ReceiveAsync().InTime());
    }

    [Fact]
    public async Task A_requester_that_has_left_does_not_stop_the_next()
    {
        await using var server = ReplySocket.Bind("tcp://127.0.0.1:0");
        await using (var gone = await RequestSocket.ConnectAsync(server.Endpoint))
        {
            await gone.SendAsync(Message.OfText("bye"));
            await server.ReceiveAsync().InTime();
        }

        server.Send(Message.OfText("too late"));
        await using var client = await RequestSocket.ConnectAsync(server.Endpoint);
        await client.SendAsync(Message.OfText("next"));
        await server.ReceiveAsync().InTime();
        server.Send(Message.OfText("yes"));

        Assert.Equal("yes", (await client.ReceiveAsync().InTime()).Text(0));
    }

    [Fact]
    public async Task An_answer_without_its_delimiter_is_not_the_answer()
    {
        using var server = new RawServer();
        var connecting = RequestSocket.ConnectAsync(server.Endpoint);
        using var peer = await server.AcceptAsync();
        await peer.SendAsync([.. Wire.Greeting, .. Wire.Ready("REP")]);
        await using var client = await connecting.InTime();

        await client.SendAsync(Message.OfText("?"));
        await peer.SendAsync([.. Wire.Last("bare"), .. Wire.More(""), .. Wire.Last("answer")]);

        Assert.Equal("answer", (await client.ReceiveAsync().InTime()).Text(0));
    }
}
