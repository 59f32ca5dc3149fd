using System.Globalization;
using System.Text;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Libzmq;

/// <summary>Every socket type against the implementation everybody uses.</summary>
public sealed class LibzmqTests
{
    private static string NewIpc() => $"ipc://{Path.GetTempPath()}zmtp-{Guid.NewGuid():N}";

    [SkippableTheory]
    [InlineData("dealer")]
    [InlineData("dealer_large")]
    [InlineData("dealer_heartbeat")]
    [InlineData("many_dealers")]
    [InlineData("router")]
    public async Task Our_router_serves(string scenario)
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = LibzmqPeer.Play(scenario, router.Endpoint);
        var echoing = EchoAsync(router);

        await peer.CheckAsync();
        await router.DisposeAsync();
        await echoing;
    }

    [SkippableFact]
    public async Task Our_router_serves_over_a_unix_socket()
    {
        await using var router = RouterSocket.Bind(NewIpc());
        using var peer = LibzmqPeer.Play("dealer", router.Endpoint);
        var echoing = EchoAsync(router);

        await peer.CheckAsync();
        await router.DisposeAsync();
        await echoing;
    }

    [SkippableFact]
    public async Task Our_router_serves_a_dealer_whose_octets_come_one_by_one()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var relay = new Relay(router.Endpoint);
        using var peer = LibzmqPeer.Play("dealer_small", relay.Endpoint);
        var echoing = EchoAsync(router);

        await peer.CheckAsync();
        await router.DisposeAsync();
        await echoing;
    }

    [SkippableFact]
    public async Task Our_router_knows_a_dealer_by_its_name()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        using var peer = LibzmqPeer.Play("dealer_named", router.Endpoint);

        var question = await router.ReceiveAsync().InTime();
        await router.SendAsync(new Message(question[0], question[0]));

        await peer.CheckAsync();
    }

    [SkippableFact]
    public async Task Our_rep_replies()
    {
        await using var server = ReplySocket.Bind("tcp://127.0.0.1:0");
        using var peer = LibzmqPeer.Play("req", server.Endpoint);
        var echoing = Task.Run(async () =>
        {
            while (true)
                server.Send(await server.ReceiveAsync());
        });

        await peer.CheckAsync();
        await server.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => echoing.InTime());
    }

    [SkippableTheory]
    [InlineData("sub")]
    [InlineData("xsub")]
    public async Task Our_xpub_publishes_what_is_subscribed_to(string scenario)
    {
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        using var peer = LibzmqPeer.Play(scenario, publisher.Endpoint);

        await publisher.ReceiveAllAsync().FirstAsync(change => IsChange(change, true, "a")).InTime();
        publisher.Send(Message.OfText("b0", "x"));
        publisher.Send(Message.OfText("a1", "x"));
        await publisher.ReceiveAllAsync().FirstAsync(change => IsChange(change, false, "a")).InTime();
        publisher.Send(Message.OfText("a2", "x"));
        publisher.Send(Message.OfText("b1", "x"));
        for (var i = 0; i < 10_000; i++)
            publisher.Send(Message.OfText("b", i.ToString(CultureInfo.InvariantCulture)));

        await peer.CheckAsync();
    }

    [SkippableFact]
    public async Task Our_pub_publishes()
    {
        await using var publisher = PublisherSocket.Bind("tcp://127.0.0.1:0");
        using var peer = LibzmqPeer.Play("sub_some", publisher.Endpoint);

        // A PUB does not see when the subscription is there.
        var checking = peer.CheckAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!checking.IsCompleted)
        {
            publisher.Send(Message.OfText("b1", "x"));
            publisher.Send(Message.OfText("a1", "x"));
            await timer.WaitForNextTickAsync();
        }

        await checking;
    }

    [SkippableTheory]
    [InlineData("bound_router", "tcp://127.0.0.1:0")]
    [InlineData("bound_dealer", "tcp://127.0.0.1:0")]
    [InlineData("bound_router", "ipc")]
    public async Task Our_dealer_is_served_by(string scenario, string endpoint)
    {
        using var peer = LibzmqPeer.Play(scenario, endpoint == "ipc" ? NewIpc() : endpoint.Replace(":0", ":*", StringComparison.Ordinal));
        await using var dealer = await DealerSocket.ConnectAsync(await peer.ReadEndpointAsync()).InTime();

        foreach (var size in new[] { 0, 300, 64 * 1024 * 1024 })
        {
            var part = Filled(size);
            await dealer.SendAsync(new Message("q"u8.ToArray(), part));
            var answer = await dealer.ReceiveAsync().InTime();
            Assert.Equal(2, answer.Count);
            Assert.True(answer[1].Span.SequenceEqual(part));
        }

        await peer.CheckAsync();
    }

    [SkippableFact]
    public async Task Our_req_is_answered()
    {
        using var peer = LibzmqPeer.Play("bound_rep", "tcp://127.0.0.1:*");
        await using var client = await RequestSocket.ConnectAsync(await peer.ReadEndpointAsync()).InTime();

        for (var i = 0; i < 3; i++)
        {
            await client.SendAsync(Message.OfText("q", $"{i}"));
            Assert.Equal($"{i}", (await client.ReceiveAsync().InTime()).Text(1));
        }

        await peer.CheckAsync();
    }

    [SkippableTheory]
    [InlineData("bound_xpub")]
    [InlineData("bound_pub")]
    public async Task Our_sub_hears_what_it_asked_for(string scenario)
    {
        using var peer = LibzmqPeer.Play(scenario, "tcp://127.0.0.1:*");
        await using (var subscriber = await SubscriberSocket.ConnectAsync(await peer.ReadEndpointAsync()).InTime())
        {
            await subscriber.SubscribeAsync("a"u8.ToArray());
            Assert.Equal("a1", (await subscriber.ReceiveAsync().InTime()).Text(0));
            await subscriber.CancelAsync("a"u8.ToArray());
        }

        await peer.CheckAsync();
    }

    private static bool IsChange(SubscriptionChange change, bool isSubscription, string topic) =>
        change.IsSubscription == isSubscription && Encoding.UTF8.GetString(change.Topic.Span) == topic;

    private static byte[] Filled(int size)
    {
        var octets = new byte[size];
        new Random(size).NextBytes(octets);
        return octets;
    }

    private static async Task EchoAsync(RouterSocket router)
    {
        try
        {
            while (true)
                await router.SendAsync(await router.ReceiveAsync());
        }
        catch (ObjectDisposedException)
        {
            // The scenario is over.
        }
    }
}
