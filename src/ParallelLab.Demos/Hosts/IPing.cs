namespace ParallelLab.Demos;

/// <summary>Pings a host: a real one over the network, or a simulated one. Any number of threads may call it at the same time.</summary>
public interface IPing
{
    /// <summary>Sends one ping and blocks until its answer is there or the time is up.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="timeout">How long to wait for the answer.</param>
    PingReply Send(string host, TimeSpan timeout);
}
