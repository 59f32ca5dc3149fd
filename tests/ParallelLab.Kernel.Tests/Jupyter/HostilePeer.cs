using System.Net.Sockets;
using System.Text;

namespace ParallelLab.Kernel.Tests.Jupyter;

/// <summary>What comes to a port of a kernel without being a front end: octets written out by hand, over a bare socket.</summary>
internal static class HostilePeer
{
    public static readonly byte[] Greeting =
        [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. Encoding.ASCII.GetBytes("NULL".PadRight(20, '\0')), .. new byte[32]];

    /// <summary>Connects and sends. A kernel that closes the connection before it has read all is right to do so.</summary>
    public static async Task<Socket> ConnectAsync(int port, byte[] octets)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port);
        try
        {
            for (var sent = 0; sent < octets.Length;)
                sent += await socket.SendAsync(octets.AsMemory(sent));
        }
        catch (SocketException)
        {
            // Closed by the kernel.
        }

        return socket;
    }

    /// <summary>Greeting and READY: a handshake done.</summary>
    public static byte[] Handshake(string socketType)
    {
        byte[] ready =
        [
            5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)socketType.Length, .. Encoding.ASCII.GetBytes(socketType),
        ];
        return [.. Greeting, 4, (byte)ready.Length, .. ready];
    }

    /// <summary>Everything that stops half-way, and what no frame may be.</summary>
    public static IEnumerable<byte[]> Beginnings(string socketType)
    {
        var handshake = Handshake(socketType);
        yield return [];
        yield return Greeting[..1];
        yield return Greeting[..10];
        yield return Greeting[..63];
        yield return Greeting;
        yield return handshake[..^3];
        yield return handshake;
        yield return [.. handshake, 1, 4, .. "half"u8];
        yield return [.. handshake, 0, 200, .. "half"u8];
        yield return [.. handshake, 2, 0x40, 0, 0, 0, 0, 0, 0, 0, .. "of 2^62 bytes"u8];
        yield return [.. handshake, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        yield return [.. handshake, 6, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff];
        yield return [.. handshake, 0x80, 0];
        yield return [1, 0]; // ZMTP 1.0, without an identity.
        yield return [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 1, 5, 0, 0]; // ZMTP 2.0.
    }
}
