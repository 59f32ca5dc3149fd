namespace ParallelLab.Demos.Tests;

public sealed class HistogramTests
{
    [Property]
    public bool Every_number_is_counted_once(double[] numbers, byte bins)
    {
        var histogram = Histogram.Of(numbers, -10, 10, bins + 1);

        return histogram.Counts.Sum() + histogram.Outside == numbers.Length;
    }

    [Property]
    public bool Merged_from_any_two_parts_it_is_that_of_the_whole(sbyte[] numbers, ushort cut)
    {
        var whole = numbers.Select(number => number / 10.0).ToArray();
        var at = cut % (whole.Length + 1);

        var merged = Histogram.Merge(Histogram.Of(whole.AsSpan(..at), -10, 10, 7), Histogram.Of(whole.AsSpan(at..), -10, 10, 7));

        var expected = Histogram.Of(whole, -10, 10, 7);
        return merged.Counts.SequenceEqual(expected.Counts) && merged.Outside == expected.Outside;
    }

    [Fact]
    public void A_bin_holds_its_beginning_and_the_last_one_also_its_end()
    {
        var histogram = Histogram.Of([0, 0.5, 1, 1.5, 2, -0.1, 2.1, double.NaN, double.PositiveInfinity], from: 0, to: 2, bins: 2);

        Assert.Equal([2L, 3], histogram.Counts.AsEnumerable());
        Assert.Equal(4, histogram.Outside);
        Assert.Equal([0.5, 1.5], histogram.Middles.AsEnumerable());
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(2, 1, 5)]
    [InlineData(0, double.PositiveInfinity, 5)]
    [InlineData(double.NaN, 1, 5)]
    [InlineData(0, 1, 0)]
    public void Bins_that_lead_nowhere_are_refused(double from, double to, int bins) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Histogram.Of([1], from, to, bins));

    [Fact]
    public void Different_bins_do_not_merge()
    {
        var error = Assert.Throws<ArgumentException>(() => Histogram.Merge(Histogram.Of([], 0, 1, 2), Histogram.Of([], 0, 1, 3)));

        Assert.Contains("2 from 0 to 1 and 3 from 0 to 1", error.Message, StringComparison.Ordinal);
    }
}
