using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Instruments.Tests.Timing;

public sealed class SampleTests
{
    [Fact]
    public void Mean_deviation_best_and_median_are_those_of_the_textbook()
    {
        var sample = new Sample([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal(5, sample.Mean);
        Assert.Equal(Math.Sqrt(32.0 / 7), sample.StandardDeviation, 12);
        Assert.Equal(2, sample.Best);
        Assert.Equal(4.5, sample.Median);
    }

    [Property]
    public FsCheck.Property Mean_and_median_lie_between_the_smallest_and_the_largest() => Prop.ForAll(
        Gen.Choose(-1000, 1000).Select(value => value / 8.0).NonEmptyListOf().ToArbitrary(),
        values =>
        {
            var sample = new Sample([.. values]);
            return new[] { sample.Mean, sample.Median }.All(middle => middle >= values.Min() - 1e-9 && middle <= values.Max() + 1e-9)
                && sample.StandardDeviation >= 0;
        });
}
