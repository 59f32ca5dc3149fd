using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Zmtp.Tests.Support;

/// <summary>Shows that a socket still serves: a new client comes, asks and is answered.</summary>
internal static class Exchange
{
    public static async Task CheckAsync(RouterSocket router)
    {
        await using var dealer = await DealerSocket.ConnectAsync(router.Endpoint).InTime();
        await dealer.SendAsync(Message.OfText("still there?")).InTime();
        Message request;
        do
        {
            // What others managed to say before comes first.
            request = await router.ReceiveAsync().InTime();
        }
        while (request is not [_, { Length: 12 }]);
        Assert.True(await router.SendAsync(request).InTime());
        Assert.Equal("still there?", (await dealer.ReceiveAsync().InTime()).Text(0));
    }
}
