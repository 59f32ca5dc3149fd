using System.Net;
using System.Net.Sockets;
using ParallelLab.Zmtp.Connections;

namespace ParallelLab.Zmtp.Tests.Support;

/// <summary>Stands between two peers and passes every octet on in a segment of its own, both ways.</summary>
internal sealed class Relay : IDisposable
{
    private readonly Socket _listening = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly string _target;

    public Relay(string target)
    {
        _target = target;
        _listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listening.Listen();
        _ = AcceptAsync();
    }

    public string Endpoint => $"tcp://{_listening.LocalEndPoint}";

    public void Dispose() => _listening.Dispose();

    private async Task AcceptAsync()
    {
        using var near = await _listening.AcceptAsync();
        var address = Address.Parse(_target);
        using var far = Address.CreateSocket(address);
        near.NoDelay = true;
        await far.ConnectAsync(address);
        await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
    }

    private static async Task PassAsync(Socket from, Socket to)
    {
        var octets = new byte[4096];
        while (await from.ReceiveAsync(octets) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
                await to.SendAsync(octets.AsMemory(i, 1));
        }
    }
}
