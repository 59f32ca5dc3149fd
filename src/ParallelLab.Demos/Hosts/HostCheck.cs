namespace ParallelLab.Demos;

/// <summary>
/// An object that runs on its own thread: it pings one host and then says how that went. Make one for each host, start all, join all, and
/// the whole list takes as long as its slowest host.
/// </summary>
/// <remarks>
/// <para>It <em>has</em> a thread. In Java or Python a class could <em>be</em> one, by inheriting from it; .NET's <see cref="Thread"/> is sealed. Having is
/// better anyway: the object lives longer than its thread, and its users see <see cref="Start"/>, <see cref="Join"/> and results, not a thread's whole life.</para>
/// <para>Who may touch its fields when: until <see cref="Start"/>, its maker; then, until it has ended, its own thread alone; after <see cref="Join"/>, whoever
/// joined. Start and Join make what was written before them visible after them, so nothing needs a lock.</para>
/// </remarks>
public sealed class HostCheck
{
    private readonly IPing _ping;
    private readonly int _pings;
    private readonly TimeSpan _timeout;
    private readonly Thread _thread;

    /// <summary>Written by <see cref="_thread"/> alone.</summary>
    private readonly List<PingReply> _replies = [];

    /// <summary>Makes it, and does not start it yet.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="ping">How to ping.</param>
    /// <param name="pings">How many pings to send, one after the other.</param>
    /// <param name="timeout">How long to wait for each answer; 1 s if it is not given.</param>
    /// <exception cref="ArgumentException">The host has no name, or no ping would be sent.</exception>
    public HostCheck(string host, IPing ping, int pings = 2, TimeSpan? timeout = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(pings, 1);
        Host = host;
        _ping = ping;
        _pings = pings;
        _timeout = timeout ?? TimeSpan.FromSeconds(1);
        _thread = new Thread(Run) { Name = $"check {host}", IsBackground = true };
    }

    /// <summary>Which host.</summary>
    public string Host { get; }

    /// <summary>How it went: <c>127.0.0.1 is alive</c>.</summary>
    /// <exception cref="InvalidOperationException">The check has not ended.</exception>
    public string Report => $"{Host} {HostReport.Of(Replies)}";

    /// <summary>What each ping brought.</summary>
    /// <inheritdoc cref="Report" path="/exception"/>
    public IReadOnlyList<PingReply> Replies => _thread.ThreadState.HasFlag(ThreadState.Stopped)
        ? _replies
        : throw new InvalidOperationException($"The check of {Host} has not ended. Start it, then Join it, then read what it found.");

    /// <summary>Starts its thread.</summary>
    /// <exception cref="ThreadStateException">It was started before.</exception>
    public void Start() => _thread.Start();

    /// <summary>Waits until it has ended.</summary>
    /// <exception cref="ThreadStateException">It was not started.</exception>
    public void Join() => _thread.Join();

    private void Run()
    {
        for (var n = 0; n < _pings; n++)
            _replies.Add(_ping.Send(Host, _timeout));
    }
}
