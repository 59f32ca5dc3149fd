namespace ParallelLab.Demos.Tests;

/// <summary>The mistake that the darts' notebook shows, and its repairs: one <see cref="Random"/> for several threads.</summary>
public sealed class SharedRandomTests
{
    private const int Threads = 2;
    private const int Numbers = 100_000;

    [Fact]
    public void A_generator_that_threads_share_breaks()
    {
        var brokenOnce = Enumerable.Range(0, 10_000).Any(seed => IsBroken(new Random(seed)));

        Assert.True(brokenOnce, "In 10,000 attempts no race damaged the generator.");
    }

    [Fact]
    public void A_lock_around_each_call_repairs_it()
    {
        var random = new Random(1);
        var gate = new Lock();

        OnThreads(_ =>
        {
            for (var n = 0; n < Numbers; n++)
            {
                lock (gate)
                    random.NextDouble();
            }
        });

        var alone = new Random(1);
        for (var n = 0; n < Threads * Numbers; n++)
            alone.NextDouble();
        Assert.Equal(alone.Next(), random.Next());
    }

    [Fact]
    public void A_generator_for_each_thread_gives_each_its_own_numbers()
    {
        var sums = new double[Threads];

        OnThreads(thread =>
        {
            var random = new Random(thread);
            sums[thread] = Enumerable.Range(0, Numbers).Sum(_ => random.NextDouble());
        });

        Assert.Equal(Enumerable.Range(0, Threads).Select(SumAlone), sums);

        static double SumAlone(int seed)
        {
            var random = new Random(seed);
            return Enumerable.Range(0, Numbers).Sum(_ => random.NextDouble());
        }
    }

    /// <summary>What a race leaves of the seeded generator: two of its indices meet, and from then on it gives nothing but zeros.</summary>
    private static bool IsBroken(Random random)
    {
        OnThreads(_ =>
        {
            for (var n = 0; n < Numbers; n++)
                random.NextDouble();
        });

        return Enumerable.Range(0, 100).Count(_ => random.NextDouble() == 0) > 50;
    }

    private static void OnThreads(Action<int> work)
    {
        using var together = new Barrier(Threads);      // a race needs both of them running
        var threads = Enumerable.Range(0, Threads).Select(n => new Thread(() =>
        {
            together.SignalAndWait(Patience.Limit);
            work(n);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Assert.All(threads, thread => Assert.True(thread.Join(Patience.Limit)));
    }
}
