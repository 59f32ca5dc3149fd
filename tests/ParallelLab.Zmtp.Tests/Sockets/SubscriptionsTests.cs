using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Zmtp.Tests.Sockets;

public sealed class SubscriptionsTests
{
    [Property]
    public void A_message_matches_if_and_only_if_it_begins_with_a_topic_that_is_held((bool Subscribe, byte Topic, byte Length)[] changes, byte[] first)
    {
        var subscriptions = new Subscriptions(10_000);
        var held = new List<byte[]>();
        foreach (var (subscribe, topic, length) in changes)
        {
            // Few and short topics, so that they meet.
            var octets = Enumerable.Repeat((byte)(topic % 2), length % 4).ToArray();
            subscriptions.Change(new SubscriptionChange(subscribe, octets));
            if (subscribe)
                held.Add(octets);
            else if (held.FindIndex(octets.SequenceEqual) is >= 0 and var index)
                held.RemoveAt(index);
        }

        first = [.. first.Select(octet => (byte)(octet % 2))];
        Assert.Equal(held.Exists(topic => first.AsSpan().StartsWith(topic)), subscriptions.Match(first));
        Assert.Equal(held.Count, subscriptions.ToArray().Length);
    }
}
