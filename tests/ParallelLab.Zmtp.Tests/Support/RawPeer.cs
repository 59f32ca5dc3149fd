using System.Net;
using System.Net.Sockets;
using ParallelLab.Zmtp.Connections;

namespace ParallelLab.Zmtp.Tests.Support;

/// <summary>A peer that is nothing but a TCP or Unix socket: it sends what the test says, octet by octet.</summary>
internal sealed class RawPeer(Socket socket) : IDisposable
{
    public static async Task<RawPeer> ConnectAsync(string endpoint)
    {
        var address = Address.Parse(endpoint);
        var socket = Address.CreateSocket(address);
        await socket.ConnectAsync(address).InTime();
        return new RawPeer(socket);
    }

    /// <summary>Connects and shakes hands; what comes next on both sides is traffic.</summary>
    public static async Task<RawPeer> JoinAsync(string endpoint, string socketType, byte[]? identity = null, byte minor = 1)
    {
        var peer = await ConnectAsync(endpoint);
        await peer.SendAsync([.. Wire.Greet(3, minor, "NULL"), .. Wire.Ready(socketType, identity ?? [])]);
        await peer.ReadAsync(64);
        await peer.ReadFrameAsync();
        return peer;
    }

    public async Task SendAsync(params byte[] octets)
    {
        for (var sent = 0; sent < octets.Length;)
            sent += await socket.SendAsync(octets.AsMemory(sent)).InTime();
    }

    /// <summary>Sends each octet in a segment of its own, as far as the system lets us.</summary>
    public async Task TrickleAsync(byte[] octets)
    {
        foreach (var octet in octets)
            await SendAsync(octet);
    }

    public async Task<byte[]> ReadAsync(int count)
    {
        var octets = new byte[count];
        for (var read = 0; read < count;)
        {
            var some = await socket.ReceiveAsync(octets.AsMemory(read)).InTime();
            if (some == 0)
                throw new EndOfStreamException($"Closed after {read} of {count} octets.");
            read += some;
        }

        return octets;
    }

    /// <summary>One short frame, with its flags and its size.</summary>
    public async Task<byte[]> ReadFrameAsync()
    {
        var header = await ReadAsync(2);
        return [.. header, .. await ReadAsync(header[1])];
    }

    /// <summary>What comes in one receive call.</summary>
    public async Task<byte[]> ReadOnceAsync()
    {
        var octets = new byte[4096];
        return octets[..await socket.ReceiveAsync(octets).InTime()];
    }

    /// <summary>Everything up to the end of the connection, however it ends.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        var all = new MemoryStream();
        try
        {
            while (await ReadOnceAsync() is { Length: > 0 } some)
                all.Write(some);
        }
        catch (SocketException)
        {
            // Reset instead of closed: an end all the same.
        }

        return all.ToArray();
    }

    public void Dispose() => socket.Dispose();
}

/// <summary>A server that is nothing but a TCP socket.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly Socket _listening = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RawServer()
    {
        _listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listening.Listen();
    }

    public string Endpoint => $"tcp://{_listening.LocalEndPoint}";

    public async Task<RawPeer> AcceptAsync() => new(await _listening.AcceptAsync().InTime());

    public void Dispose() => _listening.Dispose();
}
