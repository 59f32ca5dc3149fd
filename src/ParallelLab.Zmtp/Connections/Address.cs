using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// Endpoints as ZeroMQ writes them: <c>tcp://127.0.0.1:5555</c>, <c>tcp://*:0</c>, <c>tcp://[::1]:5555</c>, <c>tcp://localhost:5555</c>,
/// <c>ipc:///run/kernel-1</c>, <c>ipc://@abstract</c>.
/// </summary>
internal static class Address
{
    private const string Tcp = "tcp://";
    private const string Ipc = "ipc://";

    /// <exception cref="FormatException">The text is no endpoint.</exception>
    public static EndPoint Parse(string endpoint) => endpoint switch
    {
        _ when endpoint.StartsWith(Tcp, StringComparison.Ordinal) => ParseTcp(endpoint, endpoint[Tcp.Length..]),
        _ when endpoint.StartsWith(Ipc, StringComparison.Ordinal) => ParseIpc(endpoint, endpoint[Ipc.Length..]),
        _ => throw Malformed(endpoint),
    };

    public static string Format(EndPoint? endpoint) => endpoint switch
    {
        null => "nowhere",
        UnixDomainSocketEndPoint path => $"{Ipc}{path}",
        _ => $"{Tcp}{endpoint}",
    };

    /// <summary>Who is at the other end, for a log: even if nobody is by now.</summary>
    public static string OfPeer(Socket socket)
    {
        try
        {
            return Format(socket.RemoteEndPoint);
        }
        catch (SocketException)
        {
            return Format(null);
        }
    }

    /// <summary>A stream socket of the right family, with Nagle's delay off: a reply shall not wait for company.</summary>
    public static Socket CreateSocket(EndPoint endpoint) => endpoint switch
    {
        UnixDomainSocketEndPoint => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
        IPEndPoint ip => new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
        _ => new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
    };

    /// <summary>An address that can be bound: a host's name becomes its first address.</summary>
    /// <exception cref="SocketException">The name is unknown.</exception>
    public static EndPoint Resolve(EndPoint endpoint) =>
        endpoint is DnsEndPoint name ? new IPEndPoint(Dns.GetHostAddresses(name.Host)[0], name.Port) : endpoint;

    private static EndPoint ParseTcp(string endpoint, string rest)
    {
        var colon = rest.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw Malformed(endpoint);
        var host = rest[..colon];
        if (host == "*")
            return new IPEndPoint(IPAddress.Any, port);
        return IPAddress.TryParse(host, out var address) ? new IPEndPoint(address, port) : new DnsEndPoint(host, port);
    }

    private static UnixDomainSocketEndPoint ParseIpc(string endpoint, string path)
    {
        try
        {
            // Linux's abstract names begin with a zero byte, which libzmq writes as an at sign.
            return new UnixDomainSocketEndPoint(path.StartsWith('@') ? "\0" + path[1..] : path);
        }
        catch (ArgumentException)
        {
            throw Malformed(endpoint);
        }
    }

    private static FormatException Malformed(string endpoint) =>
        new($"'{endpoint}' is no endpoint: write tcp://ADDRESS:PORT or ipc://PATH (a short path: the system allows about 100 bytes).");
}
