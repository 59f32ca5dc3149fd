using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests.Timelines.Recording;

public sealed class HappeningQueueTests
{
    [Fact]
    public void All_come_out_in_their_order_while_they_still_go_in()
    {
        const int All = 100_000;
        var queue = new HappeningQueue(mostUnread: All);
        var writer = new Thread(() =>
        {
            for (var i = 0; i < All; i++)
                queue.Add(new Happening(i, HappeningKind.Marked, 0));
        });
        var taken = new List<Happening>();

        writer.Start();
        while (writer.IsAlive)
            queue.TakeInto(taken);
        queue.TakeInto(taken);

        Assert.Equal(Enumerable.Range(0, All).Select(i => (long)i), taken.Select(happening => happening.At));
    }

    [Property]
    public void What_is_too_much_is_dropped_and_counted(byte[] turns)
    {
        const int Most = 200;
        var queue = new HappeningQueue(Most);
        var taken = new List<Happening>();
        var added = 0;
        foreach (var turn in turns)
        {
            for (var i = 0; i < turn; i++)
                queue.Add(new Happening(added++, HappeningKind.Marked, 0));
            if (turn % 3 == 0)
                queue.TakeInto(taken);
        }
        queue.TakeInto(taken);

        Assert.Equal(added, taken.Count + queue.Dropped);
        Assert.Equal(taken.OrderBy(happening => happening.At), taken);
    }
}
