using System.Collections.Concurrent;
using ParallelLab.Zmtp.Connections;
using ParallelLab.Zmtp.Frames;
using ParallelLab.Zmtp.Handshakes;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// What PUB and XPUB have in common: the subscribers and who of them gets a message (29/PUBSUB). Filtering happens here,
/// at the publisher's side (37/ZMTP, The Publish-Subscribe Pattern).
/// </summary>
internal sealed class Publication : IConnectionEvents, IAsyncDisposable
{
    private const byte Cancel = 0;
    private const byte Subscribe = 1;

    // What a connection's pipe holds is a copy for one subscriber; what waits behind it is shared by all.
    private const int PipeBytes = 1024 * 1024;

    private readonly ConcurrentDictionary<Connection, Subscriber> _subscribers = new();
    private readonly ZmtpOptions _options;
    private readonly Func<Connection, SubscriptionChange, CancellationToken, ValueTask> _onChange;
    private readonly Listener _listener;

    public Publication(
        string endpoint, SocketKind kind, ZmtpOptions options, Func<Connection, SubscriptionChange, CancellationToken, ValueTask> onChange)
    {
        _options = options;
        _onChange = onChange;
        _listener = Listener.Bind(endpoint, kind, options with { SendMarkBytes = Math.Min(PipeBytes, options.SendMarkBytes) }, this);
    }

    public string Endpoint => _listener.Endpoint;

    public void Send(Message message)
    {
        foreach (var (_, subscriber) in _subscribers)
        {
            if (subscriber.Subscriptions.Match(message[0].Span))
                subscriber.Offer(message);
        }
    }

    public string? Join(Connection connection)
    {
        _subscribers[connection] = new Subscriber(connection, _options);
        return null;
    }

    /// <summary>
    /// A 3.0 subscriber subscribes by messages: an octet 1 or 0, then the topic (23/ZMTP, The Publish-Subscribe Pattern).
    /// Any other message of a subscriber has no receiver and is dropped.
    /// </summary>
    public ValueTask ReceiveAsync(Connection connection, Message message, CancellationToken cancellationToken) => message[0] switch
    {
        { Span: [Subscribe or Cancel, ..], Length: <= FrameDecoder.MaxCommandBytes } first =>
            ChangeSubscriptionAsync(connection, new SubscriptionChange(first.Span[0] == Subscribe, first[1..]), cancellationToken),
        _ => default,
    };

    public ValueTask ChangeSubscriptionAsync(Connection connection, SubscriptionChange change, CancellationToken cancellationToken)
    {
        _subscribers[connection].Subscriptions.Change(change);
        return _onChange(connection, change, cancellationToken);
    }

    /// <summary>What a subscriber takes with it counts as cancelled (29/PUBSUB, The XPUB Socket Type).</summary>
    public async ValueTask LeaveAsync(Connection connection)
    {
        if (!_subscribers.TryRemove(connection, out var subscriber))
            return;
        foreach (var topic in subscriber.Subscriptions.ToArray())
            await _onChange(connection, new SubscriptionChange(false, topic), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_subscribers.Values.Select(subscriber => subscriber.Forwarding)).WaitAsync(_options.Linger, _options.Time);
        }
        catch (TimeoutException)
        {
            // Some do not read: what they have not taken by now they will not get.
        }

        await _listener.DisposeAsync();
    }
}
