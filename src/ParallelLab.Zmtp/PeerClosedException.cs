namespace ParallelLab.Zmtp;

/// <summary>The server at the other end of a client socket closed the connection, or broke the protocol so that we did.</summary>
public sealed class PeerClosedException : IOException
{
    public PeerClosedException()
    {
    }

    public PeerClosedException(string message) : base(message)
    {
    }

    public PeerClosedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
