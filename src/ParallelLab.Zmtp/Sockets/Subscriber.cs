using ParallelLab.Zmtp.Connections;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>One subscriber of a publisher: what it wants, and whether it keeps up.</summary>
internal sealed class Subscriber(Connection connection, ZmtpOptions options)
{
    private readonly Lock _gate = new();
    private volatile bool _isStalled;
    private long _dropped;

    public Subscriptions Subscriptions { get; } = new(options.MaxSubscriptions);

    /// <summary>Queues the message if there is room, else drops it.</summary>
    public void Offer(Message message)
    {
        if (connection.TrySend(message))
            Resume();
        else
            Drop();
    }

    /// <summary>
    /// Waits for room, but only once: a subscriber that made us wait in vain is stalled, and while it is, nobody waits for it again.
    /// </summary>
    public async ValueTask SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (_isStalled)
        {
            Offer(message);
            return;
        }

        try
        {
            await connection.SendAsync(message, options.SendPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            Drop();
        }
    }

    private void Drop()
    {
        lock (_gate)
        {
            _dropped++;
            if (_isStalled)
                return;
            _isStalled = true;
        }

        options.Tell(new SubscriberStalled(connection.Name));
    }

    private void Resume()
    {
        if (!_isStalled)
            return;
        long dropped;
        lock (_gate)
        {
            dropped = _dropped;
            _dropped = 0;
            _isStalled = false;
        }

        options.Tell(new SubscriberResumed(connection.Name, dropped));
    }
}
