namespace ParallelLab.Demos.Tests;

public sealed class ChunkedArrayTests
{
    [Property]
    public bool Each_number_is_in_one_chunk_whatever_the_chunks(ushort length, byte chunkLength)
    {
        var numbers = Places(length + 1, chunkLength + 1);

        return numbers.Sum() == (length + 1L) * length / 2 && numbers.Moments().Count == length + 1;
    }

    [Property]
    public bool Results_are_those_of_one_piece(ushort length, byte chunkLength, int seed)
    {
        var numbers = ChunkedArray.Random(length + 1, seed, chunkLength + 1);
        var piece = numbers.ToArray();

        var expected = Moments.Of(piece);
        var found = numbers.Moments();
        return Math.Abs(found.Mean - expected.Mean) < 1e-12
            && Math.Abs(found.StandardDeviation - expected.StandardDeviation) < 1e-12
            && numbers.Histogram(0, 1, 10).Counts.SequenceEqual(Histogram.Of(piece, 0, 1, 10).Counts);
    }

    [Fact]
    public void The_numbers_do_not_depend_on_the_chunks() =>
        Assert.Equal(ChunkedArray.Random(1000, seed: 3, chunkLength: 1000).ToArray(), ChunkedArray.Random(1000, seed: 3, chunkLength: 7).ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(-1)]
    public void Any_number_of_workers_comes_to_the_same_result_to_the_bit(int workers)
    {
        var numbers = ChunkedArray.Random(1_000_003, seed: 5, chunkLength: 1000).Map(chunk => chunk[0] *= 1e9);
        var serial = new ParallelOptions { MaxDegreeOfParallelism = 1 };
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };

        for (var round = 0; round < 10; round++)
        {
            Assert.Equal(numbers.Sum(serial), numbers.Sum(options));
            Assert.Equal(numbers.Moments(serial), numbers.Moments(options));
        }
    }

    [Fact]
    public void A_mapped_array_is_changed_chunk_by_chunk()
    {
        var numbers = Places(1000, chunkLength: 64).Map(chunk =>
        {
            foreach (ref var number in chunk)
                number *= 2;
        });

        Assert.Equal(999, numbers.Mean());
        Assert.Equal([0, 2, 4], numbers.ToArray().Take(3));
    }

    [Fact]
    public void As_many_chunks_are_made_at_once_as_there_may_be_workers()
    {
        var (running, most) = (0, 0);
        var numbers = ChunkedArray.Of(64, (_, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Interlocked.Decrement(ref running);
        }, chunkLength: 1);

        numbers.Sum(new ParallelOptions { MaxDegreeOfParallelism = 2 });

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public void A_chunk_that_fails_ends_the_reduction_with_its_error()
    {
        var numbers = ChunkedArray.Of(100, (first, _) => throw new InvalidOperationException($"no numbers at {first}"), chunkLength: 10);

        var error = Assert.Throws<AggregateException>(() => numbers.Sum());

        Assert.All(error.InnerExceptions, inner => Assert.IsType<InvalidOperationException>(inner));
    }

    [Fact]
    public void A_stopped_reduction_makes_no_further_chunks()
    {
        using var stop = new CancellationTokenSource();
        using var stopped = new ManualResetEventSlim();
        var made = 0;
        var numbers = ChunkedArray.Of(1000, (_, _) =>
        {
            if (Interlocked.Increment(ref made) == 1)
            {
                stop.Cancel();
                stopped.Set();
            }
            // The other worker is at its first chunk meanwhile, if it has begun. Only when Cancel has returned does the loop know of it.
            stopped.Wait(Patience.Limit);
        }, chunkLength: 1);

        Assert.ThrowsAny<OperationCanceledException>(() => numbers.Sum(new ParallelOptions { CancellationToken = stop.Token, MaxDegreeOfParallelism = 2 }));
        Assert.InRange(made, 1, 2);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(long.MaxValue, 1)]
    public void Lengths_that_give_no_chunks_or_too_many_are_refused(long length, int chunkLength) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChunkedArray.Random(length, seed: 0, chunkLength));

    private static ChunkedArray Places(int length, int chunkLength) => ChunkedArray.Of(length, (first, chunk) =>
    {
        for (var i = 0; i < chunk.Length; i++)
            chunk[i] = first + i;
    }, chunkLength);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
