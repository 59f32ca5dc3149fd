using System.Text;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Zmtp.Tests.Sockets;

/// <summary>Our clients against our servers, each pair over TCP and over a Unix socket.</summary>
public sealed class SocketPairTests
{
    public static TheoryData<string> Transports => ["tcp://127.0.0.1:0", "tcp://[::1]:0", $"ipc://{Path.GetTempPath()}zmtp-{Guid.NewGuid():N}"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_dealer_gets_its_answer_from_a_router(string endpoint)
    {
        await using var router = RouterSocket.Bind(endpoint);
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint);

        await dealer.SendAsync(Message.OfText("what", "", "now"));
        var request = await router.ReceiveAsync();
        Assert.True(await router.SendAsync(request));
        var answer = await dealer.ReceiveAsync();

        Assert.Equal(["what", "", "now"], answer.Select((_, i) => answer.Text(i)));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_request_is_replied_to(string endpoint)
    {
        await using var server = ReplySocket.Bind(endpoint);
        await using var client = await RequestSocket.ConnectAsync(server.Endpoint);

        await client.SendAsync(Message.OfText("ping"));
        Assert.Equal("ping", (await server.ReceiveAsync()).Text(0));
        Assert.True(server.Send(Message.OfText("pong", "!")));

        var reply = await client.ReceiveAsync();
        Assert.Equal(["pong", "!"], reply.Select((_, i) => reply.Text(i)));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_subscriber_gets_what_begins_with_its_topic(string endpoint)
    {
        await using var publisher = XPublisherSocket.Bind(endpoint);
        await using var subscriber = await SubscriberSocket.ConnectAsync(publisher.Endpoint);
        await subscriber.SubscribeAsync("weather."u8.ToArray());
        var change = await publisher.ReceiveAllAsync().FirstAsync();

        publisher.Send(Message.OfText("sports", "0:0"));
        publisher.Send(Message.OfText("weather.rome", "sun"));

        Assert.Equal("weather.", Encoding.UTF8.GetString(change.Topic.Span));
        Assert.Equal("weather.rome", (await subscriber.ReceiveAsync()).Text(0));
    }
}
