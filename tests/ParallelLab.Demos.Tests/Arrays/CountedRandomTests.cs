namespace ParallelLab.Demos.Tests;

public sealed class CountedRandomTests
{
    [Property]
    public bool Many_at_once_are_to_the_bit_those_got_one_by_one(int seed, uint first, byte count)
    {
        var numbers = new double[count];

        CountedRandom.Fill(seed, first, numbers);

        return numbers.SequenceEqual(Enumerable.Range(0, count).Select(i => CountedRandom.At(seed, first + i)));
    }

    [Property]
    public bool A_number_lies_from_0_up_to_but_not_including_1(int seed, long place) => CountedRandom.At(seed, place) is >= 0 and < 1;

    [Fact]
    public void They_are_evenly_spread_and_neighbours_do_not_depend_on_each_other()
    {
        var numbers = Numbers(seed: 1, count: 100_000);

        var moments = Moments.Of(numbers);
        var products = numbers.Zip(numbers.Skip(1), (one, next) => (one - 0.5) * (next - 0.5)).Average();

        Assert.Equal(0.5, moments.Mean, tolerance: 0.005);
        Assert.Equal(Math.Sqrt(1 / 12.0), moments.StandardDeviation, tolerance: 0.005);
        Assert.Equal(0, products, tolerance: 0.002);
        Assert.All(Histogram.Of(numbers, 0, 1, bins: 10).Counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Neighbouring_seeds_share_no_numbers() =>
        Assert.Empty(Numbers(seed: 1, count: 1000).Intersect(Numbers(seed: 2, count: 1000)));

    [Fact]
    public void It_is_SplitMix64_as_published()
    {
        // The first number that the reference implementation gives for the state 0 is E220A8397B1DCDAF, and the stirred seed 0 is 0.
        var expected = (0xE220A8397B1DCDAF >> 12) / (double)(1UL << 52);

        Assert.Equal(expected, CountedRandom.At(seed: 0, place: 0));
    }

    private static double[] Numbers(int seed, int count)
    {
        var numbers = new double[count];
        CountedRandom.Fill(seed, 0, numbers);
        return numbers;
    }
}
