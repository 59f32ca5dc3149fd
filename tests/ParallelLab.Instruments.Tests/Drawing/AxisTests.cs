using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Tests.Drawing;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-3, 3, 4, "-2 0 2")]
    [InlineData(0, 0.037, 4, "0.00 0.01 0.02 0.03")]
    [InlineData(5, 5, 3, "6 8 10")]
    public void A_linear_axis_names_round_numbers(double minimum, double maximum, int most, string labels)
    {
        Assert.Equal(labels, Labels(Axis.Linear(minimum, maximum, 0, 100, most), ' '));
    }

    [Theory]
    [InlineData(37e-9, 4, "0|10 ns|20 ns|30 ns")]
    [InlineData(4.2e-6, 4, "0|2 µs|4 µs")]
    [InlineData(0.182, 5, "0|50 ms|100 ms|150 ms")]
    [InlineData(1.3, 3, "0|0.5 s|1.0 s")]
    [InlineData(59, 3, "0|20 s|40 s")]
    [InlineData(150, 5, "0|30 s|1 min|1 min 30|2 min|2 min 30")]
    [InlineData(9000, 5, "0|30 min|1 h|1 h 30|2 h|2 h 30")]
    [InlineData(1e7, 3, "0|1200 h|2400 h")]
    public void A_time_axis_names_moments_in_a_unit_that_suits(double seconds, int most, string labels)
    {
        Assert.Equal(labels, Labels(Axis.Time(0, seconds, 0, 100, most), '|'));
    }

    [Theory]
    [InlineData(1, 1000, 4, "1 10 100 1000")]
    [InlineData(1, 20, 6, "1 2 5 10 20")]
    [InlineData(0.01, 0.2, 6, "0.01 0.02 0.05 0.1 0.2")]
    [InlineData(1, 1e12, 4, "1 1000 1000000 1000000000 1000000000000")]
    public void A_logarithmic_axis_names_powers_and_what_fits_between(double minimum, double maximum, int most, string labels)
    {
        Assert.Equal(labels, Labels(Axis.Logarithmic(minimum, maximum, 0, 100, most), ' '));
    }

    [Fact]
    public void A_logarithmic_axis_gives_equal_room_to_equal_ratios()
    {
        var axis = Axis.Logarithmic(1, 100, 0, 200, 3);

        Assert.Equal([0, 100, 200], axis.Ticks.Select(tick => Math.Round(tick.Position, 9)));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    [InlineData(200, 200)]
    public void A_value_outside_a_logarithmic_range_is_put_to_its_end(double value, double position) =>
        Assert.Equal(position, Axis.Logarithmic(1, 100, 0, 200, 3).At(value));

    [Fact]
    public void A_round_range_holds_the_given_one() => Assert.Equal((-2.0, 10.0), Axis.RoundRange(-1, 9, 6));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    public void A_range_without_ends_is_refused(double minimum, double maximum)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Axis.Linear(minimum, maximum, 0, 1, 5));
    }

    [Property]
    public void Ticks_are_few_rising_and_within_the_axis(int minimum, uint length, byte most, bool isTime)
    {
        var axis = isTime
            ? Axis.Time(minimum / 1e6, minimum / 1e6 + length / 1e3, 10, 500, most)
            : Axis.Linear(minimum / 1e6, minimum / 1e6 + length / 1e3, 10, 500, most);

        Assert.InRange(axis.Ticks.Count, 0, Math.Max(1, (int)most) + 1);
        Assert.Equal(axis.Ticks.Select(tick => tick.Position).Order(), axis.Ticks.Select(tick => tick.Position));
        Assert.All(axis.Ticks, tick => Assert.InRange(tick.Position, 10, 500));
        Assert.Distinct(axis.Ticks.Select(tick => tick.Label));
    }

    private static string Labels(Axis axis, char separator) => string.Join(separator, axis.Ticks.Select(tick => tick.Label));
}
