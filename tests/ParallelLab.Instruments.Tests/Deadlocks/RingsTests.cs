using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class RingsTests
{
    [Fact]
    public void A_ring_is_told_once_in_the_order_of_waiting_and_without_those_who_only_lead_to_it()
    {
        var rings = Rings.In(new Dictionary<int, int> { [7] = 3, [3] = 5, [5] = 2, [2] = 3, [9] = 9, [1] = 4 });

        Assert.Equal(2, rings.Count);
        Assert.Equal([2, 3, 5], rings[0]);
        Assert.Equal([9], rings[1]);
    }

    [Property]
    public void Exactly_those_are_in_a_ring_who_come_back_to_themselves(List<(byte Who, byte Whom)> waits)
    {
        var waitsFor = waits.GroupBy(wait => wait.Who % 12).ToDictionary(group => group.Key, group => group.First().Whom % 12);

        var members = Rings.In(waitsFor).SelectMany(ring => ring).ToList();

        Assert.Equal(waitsFor.Keys.Where(start => ComesBack(start, waitsFor)).Order(), members.Order());
    }

    private static bool ComesBack(int start, Dictionary<int, int> waitsFor)
    {
        var at = start;
        for (var steps = 0; steps <= waitsFor.Count; steps++)
        {
            if (!waitsFor.TryGetValue(at, out at))
                return false;
            if (at == start)
                return true;
        }
        return false;
    }
}
