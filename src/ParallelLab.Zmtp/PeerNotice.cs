namespace ParallelLab.Zmtp;

/// <summary>What a log may want to know of a peer. A peer that comes and goes in good order is not worth a notice.</summary>
/// <param name="Peer">Where it came from, as an endpoint.</param>
public abstract record PeerNotice(string Peer);

/// <summary>The peer lost its connection for what it sent, or did not send in time.</summary>
/// <param name="Peer">Where it came from, as an endpoint.</param>
/// <param name="Reason">A sentence about the peer.</param>
/// <param name="Fault">Set only where the fault is ours: an exception nobody foresaw.</param>
public sealed record PeerRejected(string Peer, string Reason, Exception? Fault = null) : PeerNotice(Peer);

/// <summary>A subscriber reads too slowly: from here on the oldest of what waits for it is dropped where its high-water mark is passed.</summary>
public sealed record SubscriberStalled(string Peer) : PeerNotice(Peer);

/// <summary>A stalled subscriber reads again.</summary>
/// <param name="Peer">Where it came from, as an endpoint.</param>
/// <param name="Dropped">The messages it will never see.</param>
public sealed record SubscriberResumed(string Peer, long Dropped) : PeerNotice(Peer);
