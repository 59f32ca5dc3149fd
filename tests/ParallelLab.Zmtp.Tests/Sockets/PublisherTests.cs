using System.Text;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Sockets;

public sealed class PublisherTests
{
    private static readonly byte[] SubscribeA30 = [0, 2, 1, (byte)'a'];
    private static readonly byte[] CancelA30 = [0, 2, 0, (byte)'a'];
    private static readonly byte[] SubscribeA31 = Wire.Command([9, .. "SUBSCRIBE"u8, (byte)'a']);
    private static readonly byte[] CancelA31 = Wire.Command([6, .. "CANCEL"u8, (byte)'a']);

    public static TheoryData<byte[], byte[]> Forms => new() { { SubscribeA30, CancelA30 }, { SubscribeA31, CancelA31 }, { SubscribeA30, CancelA31 } };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Subscriptions_are_counted_in_both_forms(byte[] subscribe, byte[] cancel)
    {
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        using var peer = await RawPeer.JoinAsync(publisher.Endpoint, "SUB");
        await using var changes = publisher.ReceiveAllAsync().GetAsyncEnumerator();

        await peer.SendAsync([.. subscribe, .. subscribe, .. cancel]);
        await SeeAsync(changes, "+a", "+a", "-a");
        publisher.Send(Message.OfText("a1"));
        publisher.Send(Message.OfText("b1"));
        Assert.Equal(Wire.Last("a1"), await peer.ReadFrameAsync());

        await peer.SendAsync([.. cancel, .. Wire.Command([9, .. "SUBSCRIBE"u8, (byte)'b'])]);
        await SeeAsync(changes, "-a", "+b");
        publisher.Send(Message.OfText("a2"));
        publisher.Send(Message.OfText("b2"));
        Assert.Equal(Wire.Last("b2"), await peer.ReadFrameAsync());
    }

    [Fact]
    public async Task What_a_subscriber_wanted_is_cancelled_when_it_leaves()
    {
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        await using var changes = publisher.ReceiveAllAsync().GetAsyncEnumerator();
        using (var peer = await RawPeer.JoinAsync(publisher.Endpoint, "SUB"))
        {
            await peer.SendAsync(SubscribeA31);
            await SeeAsync(changes, "+a");
        }

        await SeeAsync(changes, "-a");
    }

    [Fact]
    public async Task A_subscriber_that_says_anything_else_is_not_heard_and_not_punished()
    {
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        await using var changes = publisher.ReceiveAllAsync().GetAsyncEnumerator();
        using var peer = await RawPeer.JoinAsync(publisher.Endpoint, "SUB");

        await peer.SendAsync([.. Wire.Last(""), .. Wire.Last("hello"), .. CancelA30, .. SubscribeA30]);
        await SeeAsync(changes, "-a", "+a");
        publisher.Send(Message.OfText("a"));

        Assert.Equal(Wire.Last("a"), await peer.ReadFrameAsync());
    }

    [Fact]
    public async Task Too_many_subscriptions_cost_the_connection()
    {
        var notices = new Notices();
        await using var publisher = PublisherSocket.Bind("tcp://127.0.0.1:0", notices.Options with { MaxSubscriptions = 3 });
        using var peer = await RawPeer.JoinAsync(publisher.Endpoint, "SUB");

        await peer.SendAsync([.. SubscribeA31, .. SubscribeA31, .. SubscribeA31, .. SubscribeA31]);

        Assert.Contains("more than 3 subscriptions", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_subscribes_to_a_3_0_publisher_by_message()
    {
        using var server = new RawServer();
        var connecting = SubscriberSocket.ConnectAsync(server.Endpoint);
        using var peer = await server.AcceptAsync();
        await peer.SendAsync([.. Wire.Greet(3, 0, "NULL"), .. Wire.Ready("PUB")]);
        await using var subscriber = await connecting.InTime();
        await peer.ReadAsync(64);
        await peer.ReadFrameAsync();

        await subscriber.SubscribeAsync("a"u8.ToArray());
        await subscriber.CancelAsync("a"u8.ToArray());

        Assert.Equal(Wire.Join(SubscribeA30, CancelA30), await peer.ReadAsync(8));
    }

    [Fact]
    public async Task A_client_subscribes_to_a_3_1_publisher_by_command()
    {
        using var server = new RawServer();
        var connecting = SubscriberSocket.ConnectAsync(server.Endpoint);
        using var peer = await server.AcceptAsync();
        await peer.SendAsync([.. Wire.Greeting, .. Wire.Ready("XPUB")]);
        await using var subscriber = await connecting.InTime();
        await peer.ReadAsync(64);
        await peer.ReadFrameAsync();

        await subscriber.SubscribeAsync("a"u8.ToArray());
        await subscriber.CancelAsync("a"u8.ToArray());

        Assert.Equal(Wire.Join(SubscribeA31, CancelA31), await peer.ReadAsync(SubscribeA31.Length + CancelA31.Length));
    }

    [Fact]
    public async Task Publishing_to_nobody_is_no_trouble()
    {
        await using var publisher = PublisherSocket.Bind("tcp://127.0.0.1:0");

        publisher.Send(Message.OfText("hello?"));
    }

    private static async Task SeeAsync(IAsyncEnumerator<SubscriptionChange> changes, params string[] expected)
    {
        foreach (var change in expected)
        {
            Assert.True(await changes.MoveNextAsync().InTime());
            var (isSubscription, topic) = changes.Current;
            Assert.Equal(change, (isSubscription ? "+" : "-") + Encoding.UTF8.GetString(topic.Span));
        }
    }
}
