using ParallelLab.Zmtp.Connections;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// One subscriber of a publisher: what it wants, and what waits for it. A message goes straight into the connection's pipe while there is
/// room; behind a full pipe messages wait here, and a task that lives as long as any does moves them on.
/// </summary>
/// <remarks>
/// Invariants: what waits here is newer than all that is in the pipe. It is at most the mark, or one message that is larger; beyond it the
/// oldest are dropped. So a subscriber that does not read costs no caller any time, and of subscribers that have stopped reading all hold
/// the same, newest messages, which are not copied: their number does not multiply the memory.
/// </remarks>
internal sealed class Subscriber(Connection connection, ZmtpOptions options)
{
    // Guards all below.
    private readonly Lock _gate = new();
    private readonly Queue<Message> _waiting = new();
    private long _waitingBytes;
    private long _dropped;
    private bool _isForwarding;
    private Task _forwarding = Task.CompletedTask;

    public Subscriptions Subscriptions { get; } = new(options.MaxSubscriptions);

    /// <summary>Complete when nothing waits here any more, or the connection has ended.</summary>
    public Task Forwarding
    {
        get
        {
            lock (_gate)
                return _forwarding;
        }
    }

    /// <summary>Queues the message, and drops the oldest that wait if they are too many. Never waits.</summary>
    public void Offer(Message message)
    {
        bool stalls;
        lock (_gate)
        {
            if (!_isForwarding && connection.TrySend(message))
                return;

            _waiting.Enqueue(message);
            _waitingBytes += message.Footprint;
            stalls = Shorten();
            if (!_isForwarding)
            {
                _isForwarding = true;
                _forwarding = Task.Run(ForwardAsync);
            }
        }

        if (stalls)
            options.Tell(new SubscriberStalled(connection.Name));
    }

    /// <returns>Whether it is the first time since the subscriber kept up.</returns>
    private bool Shorten()
    {
        var hadDropped = _dropped > 0;
        while (_waitingBytes > options.SendMarkBytes && _waiting.Count > 1)
        {
            _waitingBytes -= _waiting.Dequeue().Footprint;
            _dropped++;
        }

        return !hadDropped && _dropped > 0;
    }

    private async Task ForwardAsync()
    {
        // A connection that has ended takes nothing and makes nobody wait, and so this ends with it.
        while (Next() is { } message)
            await connection.SendAsync(message, Timeout.InfiniteTimeSpan, CancellationToken.None);
    }

    private Message? Next()
    {
        Message? next;
        long dropped = 0;
        lock (_gate)
        {
            if (_waiting.TryDequeue(out next))
                _waitingBytes -= next.Footprint;
            else
                _isForwarding = false;
            // Not at the first message it takes: a subscriber at the edge would stall and resume with each.
            if (_waitingBytes <= options.SendMarkBytes / 2)
                (dropped, _dropped) = (_dropped, 0);
        }

        if (dropped > 0)
            options.Tell(new SubscriberResumed(connection.Name, dropped));
        return next;
    }
}
