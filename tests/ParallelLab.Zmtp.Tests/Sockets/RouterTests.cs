using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Sockets;

public sealed class RouterTests
{
    [Fact]
    public async Task A_peer_without_a_name_gets_one_of_five_octets_with_zero_first()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint);

        await dealer.SendAsync(Message.OfText("hello"));
        var identity = (await router.ReceiveAsync().InTime())[0];

        Assert.Equal(5, identity.Length);
        Assert.Equal(0, identity.Span[0]);
    }

    [Fact]
    public async Task A_peer_keeps_the_name_it_announces()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint, Named("ann"));

        await dealer.SendAsync(Message.OfText("hello"));

        Assert.Equal("ann", (await router.ReceiveAsync().InTime()).Text(0));
    }

    [Fact]
    public async Task The_second_peer_of_a_name_is_refused_and_the_first_stays()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options);
        await using var first = await DealerSocket.ConnectAsync(router.Endpoint, Named("ann"));
        await first.SendAsync(Message.OfText("hello"));
        await router.ReceiveAsync().InTime();
        await using var second = await DealerSocket.ConnectAsync(router.Endpoint, Named("ann"));

        await Assert.ThrowsAsync<PeerClosedException>(() => second.ReceiveAsync().InTime());
        await router.SendAsync(Message.OfText("ann", "still you"));

        Assert.Equal("Another peer has its identity.", (await notices.NextAsync<PeerRejected>()).Reason);
        Assert.Equal("still you", (await first.ReceiveAsync().InTime()).Text(0));
    }

    [Fact]
    public async Task A_name_is_free_again_when_its_peer_has_left()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using (var first = await DealerSocket.ConnectAsync(router.Endpoint, Named("ann")))
        {
            await first.SendAsync(Message.OfText("first"));
            await router.ReceiveAsync().InTime();
        }

        while (await router.SendAsync(Message.OfText("ann", "anyone?")))
            await Task.Yield();
        await using var second = await DealerSocket.ConnectAsync(router.Endpoint, Named("ann"));
        await second.SendAsync(Message.OfText("second"));

        Assert.Equal("second", (await router.ReceiveAsync().InTime()).Text(1));
    }

    [Fact]
    public async Task Sending_to_nobody_says_so()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");

        Assert.False(await router.SendAsync(Message.OfText("nobody", "hello")));
    }

    [Fact]
    public async Task An_identity_alone_is_not_a_message()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");

        await Assert.ThrowsAsync<ArgumentException>(async () => await router.SendAsync(Message.OfText("ann")));
    }

    [Fact]
    public async Task Answers_go_to_whom_they_name()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");
        await using var ann = await DealerSocket.ConnectAsync(router.Endpoint, Named("ann"));
        await using var bob = await DealerSocket.ConnectAsync(router.Endpoint, Named("bob"));
        foreach (var dealer in new[] { ann, bob })
        {
            await dealer.SendAsync(Message.OfText("hello"));
            await router.ReceiveAsync().InTime();
        }

        await router.SendAsync(Message.OfText("bob", "to bob"));
        await router.SendAsync(Message.OfText("ann", "to ann"));

        Assert.Equal("to ann", (await ann.ReceiveAsync().InTime()).Text(0));
        Assert.Equal("to bob", (await bob.ReceiveAsync().InTime()).Text(0));
    }

    private static ZmtpOptions Named(string name) => new() { Identity = System.Text.Encoding.UTF8.GetBytes(name) };
}
