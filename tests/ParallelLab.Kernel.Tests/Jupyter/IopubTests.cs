using System.Text;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class IopubTests
{
    [Fact]
    public async Task The_first_that_is_published_is_that_the_kernel_starts()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var publisher = XPublisherSocket.Bind("tcp://127.0.0.1:0");
        await using var subscriber = await SubscriberSocket.ConnectAsync(publisher.Endpoint, cancellationToken: deadline.Token);
        await subscriber.SubscribeAsync(default, deadline.Token);
        await publisher.ReceiveAllAsync(deadline.Token).FirstAsync(deadline.Token);
        var iopub = new Iopub(publisher, new MessageWriter(new MessageSigner("key"), TimeProvider.System));

        iopub.PublishStarting();
        var first = await subscriber.ReceiveAsync(deadline.Token);

        Assert.Equal("status", Encoding.UTF8.GetString(first[0].Span));
        Assert.Equal("""{"execution_state":"starting"}""", Encoding.UTF8.GetString(first[^1].Span));
    }
}
