using System.Runtime.InteropServices;
using ParallelLab.Zmtp.Frames;

namespace ParallelLab.Zmtp.Sockets;

/// <summary>
/// The topics of one subscriber. They are counted: who subscribes twice must cancel twice (37/ZMTP, The Publish-Subscribe Pattern).
/// A message is looked up once for each length that any topic has, however many topics there are.
/// Changed by the task that reads the subscriber, asked by whoever publishes: hence the lock.
/// </summary>
internal sealed class Subscriptions(int most)
{
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<ReadOnlyMemory<byte>, int> _counts = new(OctetsComparer.Instance);
    private readonly SortedDictionary<int, int> _topicsByLength = [];
    private int _held;
    private long _bytes;

    /// <exception cref="ZmtpViolationException">There are too many.</exception>
    public void Change(SubscriptionChange change)
    {
        lock (_gate)
        {
            if (change.IsSubscription)
                Add(change.Topic);
            else
                Remove(change.Topic);
        }
    }

    /// <summary>Every topic as often as it is subscribed to.</summary>
    public ReadOnlyMemory<byte>[] ToArray()
    {
        lock (_gate)
            return [.. _counts.SelectMany(topic => Enumerable.Repeat(topic.Key, topic.Value))];
    }

    /// <summary>Whether the first part of a message begins with any of the topics.</summary>
    public bool Match(ReadOnlySpan<byte> first)
    {
        lock (_gate)
        {
            var counts = _counts.GetAlternateLookup<ReadOnlySpan<byte>>();
            foreach (var length in _topicsByLength.Keys)
            {
                if (length > first.Length)
                    return false;
                if (counts.ContainsKey(first[..length]))
                    return true;
            }

            return false;
        }
    }

    private void Add(ReadOnlyMemory<byte> topic)
    {
        if (_held == most || _bytes + topic.Length > MostBytes)
            throw new ZmtpViolationException($"It holds more than {most} subscriptions, or than {MostBytes} bytes of topics.");
        _held++;
        _bytes += topic.Length;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, topic, out var isKnown);
        count++;
        if (!isKnown)
            _topicsByLength[topic.Length] = _topicsByLength.GetValueOrDefault(topic.Length) + 1;
    }

    private void Remove(ReadOnlyMemory<byte> topic)
    {
        // A cancel without its subscription is harmless: the two may have crossed a reconnect.
        if (!_counts.TryGetValue(topic, out var count))
            return;
        _held--;
        _bytes -= topic.Length;
        if (count > 1)
        {
            _counts[topic] = count - 1;
            return;
        }

        _counts.Remove(topic);
        if (--_topicsByLength[topic.Length] == 0)
            _topicsByLength.Remove(topic.Length);
    }
}
