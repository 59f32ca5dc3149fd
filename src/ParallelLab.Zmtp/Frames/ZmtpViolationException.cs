namespace ParallelLab.Zmtp.Frames;

/// <summary>
/// What a peer sent is not ZMTP, or is more than the options allow. Ends the peer's connection and goes no further:
/// no caller of a socket ever sees it. The message is a sentence about the peer.
/// </summary>
internal sealed class ZmtpViolationException(string message) : Exception(message);
