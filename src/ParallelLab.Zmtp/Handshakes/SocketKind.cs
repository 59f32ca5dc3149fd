using System.Text;

namespace ParallelLab.Zmtp.Handshakes;

/// <summary>
/// A socket type by its name on the wire, and the types it may talk to: one row of the table in 37/ZMTP, The Socket-Type Property.
/// </summary>
internal sealed class SocketKind
{
    public static readonly SocketKind Router = new("ROUTER", "REQ", "DEALER", "ROUTER");
    public static readonly SocketKind Reply = new("REP", "REQ", "DEALER");
    public static readonly SocketKind Publisher = new("PUB", "SUB", "XSUB");
    public static readonly SocketKind XPublisher = new("XPUB", "SUB", "XSUB");
    public static readonly SocketKind Dealer = new("DEALER", "REP", "DEALER", "ROUTER");
    public static readonly SocketKind Request = new("REQ", "REP", "ROUTER");
    public static readonly SocketKind Subscriber = new("SUB", "PUB", "XPUB");

    private readonly byte[][] _peers;

    private SocketKind(string name, params string[] peers)
    {
        Name = name;
        _peers = [.. peers.Select(Encoding.ASCII.GetBytes)];
    }

    public string Name { get; }

    public bool MayTalkTo(ReadOnlySpan<byte> peer)
    {
        foreach (var name in _peers)
        {
            if (peer.SequenceEqual(name))
                return true;
        }

        return false;
    }

    public override string ToString() => Name;
}
