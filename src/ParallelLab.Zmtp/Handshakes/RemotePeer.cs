namespace ParallelLab.Zmtp.Handshakes;

/// <summary>What greeting and handshake told about the other side.</summary>
/// <param name="Identity">As announced; empty if it leaves the choice to us.</param>
/// <param name="Speaks31">It speaks ZMTP 3.1 or later: it knows SUBSCRIBE and CANCEL, PING and PONG.</param>
internal sealed record RemotePeer(ReadOnlyMemory<byte> Identity, bool Speaks31);
