namespace ParallelLab.Zmtp;

/// <summary>The limits of a socket, its clock and its log. A limit holds for each peer by itself where it does not say otherwise.</summary>
public sealed record ZmtpOptions
{
    private const int MiB = 1024 * 1024;

    public static ZmtpOptions Default { get; } = new();

    /// <summary>
    /// The connections that a bound socket holds at a time. One more displaces the one that has been in its handshake for longest; if none is,
    /// it is refused. Enough for any number of front ends, and few enough that a flood does not use up a process's descriptors.
    /// </summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>A peer that announces or sends a larger message, all parts together, loses its connection. In bytes.</summary>
    public long MaxMessageBytes { get; init; } = 256 * MiB;

    /// <summary>
    /// What a bound socket's peers together may hold in messages that have begun and not ended, in bytes. Beyond it the peer that holds
    /// most loses its connection.
    /// </summary>
    public long MaxUnfinishedBytes { get; init; } = 512 * MiB;

    /// <summary>A peer that sends a message of more parts loses its connection.</summary>
    public int MaxParts { get; init; } = 4096;

    /// <summary>A subscriber that holds more subscriptions at a time loses its connection.</summary>
    public int MaxSubscriptions { get; init; } = 10_000;

    /// <summary>
    /// The high-water mark of sending, in bytes: above it a peer's queue takes no further message. The message that
    /// crosses the mark is still taken whole, so a queue holds at most the mark and one message. A publisher drops the oldest instead.
    /// </summary>
    public long SendMarkBytes { get; init; } = 64 * MiB;

    /// <summary>
    /// The high-water mark of receiving, in bytes: while this much from a peer has not been received by the caller,
    /// the peer is not read any further, and its TCP connection pushes back.
    /// </summary>
    public long ReceiveMarkBytes { get; init; } = 16 * MiB;

    /// <summary>A peer has this long for greeting and handshake.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ROUTER waits for room in the queue of a peer that does not read. Then it gives the peer up.</summary>
    public TimeSpan SendPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long disposing waits for what was sent to leave the process.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time between two PINGs of ours; zero sends none. A peer's PINGs are answered in any case.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.Zero;

    /// <summary>With heartbeats on: a peer that is silent for so long is dead. Also the time-to-live its PINGs carry.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The name by which a ROUTER shall know this client: at most 255 octets, of which the first is not zero
    /// (37/ZMTP, The Identity Property). Empty lets the ROUTER choose.
    /// </summary>
    public ReadOnlyMemory<byte> Identity { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told what peers did wrong, for a log. Called on a peer's task: it must not block. What it throws is lost.</summary>
    public Action<PeerNotice>? Notice { get; init; }

    internal void Tell(PeerNotice notice)
    {
        try
        {
            Notice?.Invoke(notice);
        }
        catch (Exception)
        {
            // A log that fails must not cost a peer its connection.
        }
    }
}
