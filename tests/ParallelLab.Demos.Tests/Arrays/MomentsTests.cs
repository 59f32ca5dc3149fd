namespace ParallelLab.Demos.Tests;

public sealed class MomentsTests
{
    private const double Tolerance = 1e-9;

    [Property]
    public bool Merged_from_any_two_parts_they_are_those_of_the_whole(int[] numbers, ushort cut)
    {
        var whole = Doubles(numbers);
        var at = whole.Length == 0 ? 0 : cut % (whole.Length + 1);

        return AreClose(Moments.Of(whole), Moments.Merge(Moments.Of(whole.AsSpan(..at)), Moments.Of(whole.AsSpan(at..))));
    }

    [Property]
    public bool Merging_may_be_grouped_in_any_way(int[] one, int[] two, int[] three)
    {
        var (a, b, c) = (Moments.Of(Doubles(one)), Moments.Of(Doubles(two)), Moments.Of(Doubles(three)));

        return AreClose(Moments.Merge(Moments.Merge(a, b), c), Moments.Merge(a, Moments.Merge(b, c)));
    }

    [Property]
    public bool Number_by_number_they_come_to_the_same(int[] numbers) =>
        AreClose(Moments.Of(Doubles(numbers)), Doubles(numbers).Aggregate(default(Moments), (moments, number) => moments.With(number)));

    [Fact]
    public void A_small_spread_far_from_zero_is_right()
    {
        double[] numbers = [1e9 + 1, 1e9 + 2, 1e9 + 3];

        var careless = (numbers.Sum(x => x * x) / 3) - Math.Pow(numbers.Average(), 2);

        Assert.Equal(2 / 3.0, Math.Pow(Moments.Of(numbers).StandardDeviation, 2), precision: 12);
        Assert.Equal(2 / 3.0, Math.Pow(Moments.Merge(Moments.Of([numbers[0]]), Moments.Of(numbers.AsSpan(1))).StandardDeviation, 2), precision: 12);
        Assert.NotEqual(2 / 3.0, careless, tolerance: 0.1);
    }

    [Fact]
    public void No_numbers_have_no_spread() => Assert.Equal(double.NaN, Moments.Of([]).StandardDeviation);

    private static double[] Doubles(int[] numbers) => [.. numbers.Select(number => number / 7.0)];

    private static bool AreClose(Moments one, Moments other) =>
        one.Count == other.Count
        && Math.Abs(one.Mean - other.Mean) <= Tolerance * (1 + Math.Abs(one.Mean))
        && Math.Abs(one.SquaredDeviations - other.SquaredDeviations) <= Tolerance * (1 + one.SquaredDeviations + Math.Abs(one.Mean));
}
