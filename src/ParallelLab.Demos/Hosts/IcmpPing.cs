using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ParallelLab.Demos;

/// <summary>
/// Real pings: an ICMP <em>echo request</em> goes out (RFC 792; for IPv6 RFC 4443), and the host's system sends an <em>echo reply</em>.
/// </summary>
/// <remarks>
/// <para>Not everybody may send ICMP. On Linux, .NET opens a raw socket where it may (as root, or with <c>CAP_NET_RAW</c>); otherwise it runs the system's
/// program <c>ping</c>; where there is none, the reply is <see cref="PingReply.NotPermitted"/>.</para>
/// <para>Names under <c>.invalid</c> never exist (RFC 2606), so nobody is asked about them (RFC 6761, section 6.4).</para>
/// </remarks>
public sealed class IcmpPing : IPing
{
    /// <inheritdoc/>
    public PingReply Send(string host, TimeSpan timeout)
    {
        if (host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
            return PingReply.NotReachable;

        try
        {
            using var ping = new Ping();
            return ReplyOf(ping.Send(host, (int)timeout.TotalMilliseconds).Status);
        }
        catch (PlatformNotSupportedException)
        {
            return PingReply.NotPermitted;
        }
        catch (PingException failure)
        {
            return ReplyOf(failure.InnerException);
        }
    }

    private static PingReply ReplyOf(IPStatus status) => status switch
    {
        IPStatus.Success => PingReply.Answered,
        IPStatus.TimedOut => PingReply.NoAnswer,
        _ => PingReply.NotReachable,
    };

    private static PingReply ReplyOf(Exception? cause) => cause is PlatformNotSupportedException or SocketException { SocketErrorCode: SocketError.AccessDenied }
        ? PingReply.NotPermitted
        : PingReply.NotReachable;
}
