using ParallelLab.Zmtp.Connections;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

public sealed class ConnectionLimitTests
{
    [Fact]
    public async Task A_flood_of_silent_connections_does_not_close_the_door()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options with { MaxConnections = 5 });
        var silent = new List<RawPeer>();
        for (var i = 0; i < 20; i++)
            silent.Add(await RawPeer.ConnectAsync(router.Endpoint));

        await Exchange.CheckAsync(router);

        Assert.Equal(64, (await silent[0].ReadToEndAsync()).Length);
        Assert.Contains("not finished its handshake", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
        silent.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task Who_has_shaken_hands_stays_and_one_more_is_refused()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options with { MaxConnections = 2 });
        await using var first = await DealerSocket.ConnectAsync(router.Endpoint).InTime();
        var second = await RawPeer.JoinAsync(router.Endpoint, "DEALER");

        using var third = await RawPeer.ConnectAsync(router.Endpoint);

        Assert.Empty(await third.ReadToEndAsync());
        Assert.Contains("one more than the 2", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
        await first.SendAsync(Message.OfText("hello")).InTime();
        Assert.Equal("hello", (await router.ReceiveAsync().InTime()).Text(1));

        second.Dispose();
        await JoinAsync(router.Endpoint);
    }

    [Property]
    public async Task No_more_than_the_limit_hold_a_place_and_every_place_comes_back((byte Act, byte Which)[] acts)
    {
        const int Most = 3;
        var limit = new ConnectionLimit(Most);
        var places = new List<ConnectionLimit.Place>();
        foreach (var (act, which) in acts)
        {
            var place = places.Count == 0 ? null : places[which % places.Count];
            if (act % 3 == 0 && await limit.TakeAsync().InTime() is { } taken)
                places.Add(Leaving(taken));
            else if (act % 3 == 1)
                place?.Keep();
            else if (act % 3 == 2 && place is not null && places.Remove(place))
                place.Dispose();
            places.RemoveAll(held => held.Displaced.IsCancellationRequested);
            Assert.InRange(places.Count, 0, Most);
        }

        places.ForEach(place => place.Dispose());
        for (var i = 0; i < Most; i++)
            (await limit.TakeAsync().InTime())!.Keep();
        Assert.Null(await limit.TakeAsync().InTime());

        static ConnectionLimit.Place Leaving(ConnectionLimit.Place place)
        {
            place.Displaced.Register(place.Dispose);
            return place;
        }
    }

    [Fact]
    public async Task Of_many_unfinished_messages_the_largest_goes_and_a_small_one_stays()
    {
        var notices = new Notices();
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0", notices.Options with { MaxUnfinishedBytes = 1_000_000 });
        using var small = await RawPeer.JoinAsync(router.Endpoint, "DEALER");
        await small.SendAsync(Wire.More("half"));
        using var middle = await RawPeer.JoinAsync(router.Endpoint, "DEALER");
        await middle.SendAsync([0x02, 0, 0, 0, 0, 0, 0x0f, 0xff, 0xff, .. new byte[400_000]]);
        using var large = await RawPeer.JoinAsync(router.Endpoint, "DEALER");
        await large.SendAsync([0x02, 0, 0, 0, 0, 0, 0x0f, 0xff, 0xff, .. new byte[700_000]]);

        Assert.Empty(await large.ReadToEndAsync());
        Assert.Contains("unfinished messages", (await notices.NextAsync<PeerRejected>()).Reason, StringComparison.Ordinal);
        await small.SendAsync(Wire.Last("whole"));
        Assert.Equal("whole", (await router.ReceiveAsync().InTime()).Text(2));
    }

    /// <summary>A place comes back when the end of its connection has been seen: soon, but not at once.</summary>
    private static async Task JoinAsync(string endpoint)
    {
        using var deadline = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            try
            {
                await using var dealer = await DealerSocket.ConnectAsync(endpoint, cancellationToken: deadline.Token);
                return;
            }
            catch (Exception error) when (error is PeerClosedException or System.Net.Sockets.SocketException)
            {
                await Task.Yield();
            }
        }
    }
}
