using System.Collections.Concurrent;

namespace ParallelLab.Demos.Tests;

public sealed class HandOverTests
{
    [Fact]
    public void One_after_the_other_even_the_careless_way_is_right()
    {
        var sums = new ConcurrentQueue<int>();

        HandOver.AddCarelessly(sums, 4);
        HandOver.AddCarelessly(sums, 5);

        Assert.Equal([9], sums);
    }

    [Fact]
    public void Two_who_both_find_the_queue_empty_leave_two_sums()
    {
        var sums = new ConcurrentQueue<int>();
        using var bothHaveLooked = new Barrier(2);

        StartJoin.AllTogether([.. new[] { 4, 5 }.Select(own =>
            new Thread(() => HandOver.AddCarelessly(sums, own, between: () => bothHaveLooked.SignalAndWait(Patience.Limit))))]);

        Assert.Equal([4, 5], sums.Order());
    }

    [Fact]
    public void They_do_so_by_mere_luck_too()
    {
        const int Queues = 2_000;
        ConcurrentQueue<int>[] Fresh() => [.. Enumerable.Range(0, Queues).Select(_ => new ConcurrentQueue<int>())];
        var queues = Fresh();

        var tally = Race.Run(
            threads: 2,
            rounds: 100_000, // so many only where the two hardly ever run at the same time: on a machine with much else to do
            _ => Array.ForEach(queues, sums => HandOver.AddCarelessly(sums, 1)),
            () =>
            {
                var right = queues.All(sums => sums.Count == 1);
                queues = Fresh();
                return right;
            },
            untilWrong: 1);

        Assert.Equal(1, tally.Wrong);
    }

    [Fact]
    public void With_a_sum_in_the_queue_from_the_beginning_10_000_rounds_are_right()
    {
        using var sums = new BlockingCollection<int> { 0 };
        var expected = 0;

        var tally = Race.Run(threads: 3, rounds: 10_000, n => HandOver.Add(sums, n + 1), () =>
        {
            expected += 6;
            return sums.SequenceEqual([expected]);
        });

        Assert.Equal(0, tally.Wrong);
    }
}
