using System.Collections.Concurrent;

namespace ParallelLab.Demos;

/// <summary>
/// Hosts that exist only here, for what no machine at hand shows: one that loses packets, one that never answers. A host
/// that it doesn't know is passed on to <paramref name="others"/>.
/// </summary>
/// <remarks>
/// Give such hosts names under <c>.example</c>, which nobody can own (RFC 2606). Waiting is scaled by <see cref="Lab.TimeScale"/>.
/// </remarks>
/// <param name="others">Pings all other hosts.</param>
public sealed class SimulatedPing(IPing others) : IPing
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a host, or gives it another behaviour.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="replies">What its pings bring, one after the other and over and over.</param>
    /// <returns>This, to add the next.</returns>
    /// <exception cref="ArgumentException">No reply is given.</exception>
    public SimulatedPing With(string name, params IReadOnlyList<PingReply> replies)
    {
        if (replies.Count == 0)
            throw new ArgumentException($"Say what the pings to {name} bring, for example Answered, NoAnswer.", nameof(replies));

        _hosts[name] = new Host(replies);
        return this;
    }

    /// <inheritdoc/>
    public PingReply Send(string host, TimeSpan timeout)
    {
        if (!_hosts.TryGetValue(host, out var simulated))
            return others.Send(host, timeout);

        var reply = simulated.Next();
        if (reply == PingReply.NoAnswer)
            Thread.Sleep(timeout * Lab.TimeScale);

        return reply;
    }

    private sealed class Host(IReadOnlyList<PingReply> replies)
    {
        private int _sent = -1;

        public PingReply Next() => replies[(int)((uint)Interlocked.Increment(ref _sent) % (uint)replies.Count)];
    }
}
