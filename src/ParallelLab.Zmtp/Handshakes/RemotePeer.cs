namespace ParallelLab.Zmtp.Handshakes;

/// <summary>What greeting and handshake told about the other side.</summary>
/// <param name="Identity">As announced; empty if it leaves the choice to us.</param>
/// <param name="HasSubscriptionCommands">It knows SUBSCRIBE and CANCEL, PING and PONG: it speaks 3.1 or later.</param>
internal sealed record RemotePeer(ReadOnlyMemory<byte> Identity, bool HasSubscriptionCommands);
