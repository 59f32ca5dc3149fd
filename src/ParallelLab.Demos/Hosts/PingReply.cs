namespace ParallelLab.Demos;

/// <summary>What came of one ping.</summary>
public enum PingReply
{
    /// <summary>An answer came in time.</summary>
    Answered,

    /// <summary>No answer came in time: the host may be off, or may not want to answer.</summary>
    NoAnswer,

    /// <summary>There is no such host, or no way to it.</summary>
    NotReachable,

    /// <summary>Nothing was sent, because this process may not send pings.</summary>
    NotPermitted,
}
