using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>Says back whatever a front end says, to show that the kernel lives.</summary>
internal static class Heartbeat
{
    public static async Task RunAsync(ReplySocket socket, CancellationToken cancellationToken)
    {
        while (true)
            socket.Send(await socket.ReceiveAsync(cancellationToken));
    }
}
