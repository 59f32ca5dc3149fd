namespace ParallelLab.Demos.Tests;

/// <summary>The scale belongs to the whole process, so these tests do not run beside others either.</summary>
[Collection(ConsoleOutput.Tests)]
public sealed class LabTests : IDisposable
{
    private readonly double _before = Lab.TimeScale;

    [Fact]
    public void A_scale_shortens_every_wait_alike()
    {
        Lab.TimeScale = 0.1;

        Assert.Equal(TimeSpan.FromSeconds(0.4), Lab.Seconds(4));
        Assert.Equal(TimeSpan.FromSeconds(0.9), Lab.Seconds(4) + Lab.Seconds(5));
    }

    [Property]
    public bool Measured_time_comes_back_in_seconds_of_the_lecture(ushort milliseconds, byte tenths)
    {
        Lab.TimeScale = (tenths + 1) / 10.0;

        return Math.Abs(Lab.SecondsOf(Lab.Seconds(milliseconds / 1000.0)) - (milliseconds / 1000.0)) < 1e-5;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_scale_that_stops_or_turns_back_time_is_refused(double scale)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Lab.TimeScale = scale);
        Assert.Equal(_before, Lab.TimeScale);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("2", 2)]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("fast", 1)]
    [InlineData("0", 1)]
    [InlineData("-3", 1)]
    [InlineData("NaN", 1)]
    public void The_variable_gives_the_first_scale_if_it_is_a_positive_number(string? text, double scale) =>
        Assert.Equal(scale, Lab.ReadTimeScale(text));

    public void Dispose() => Lab.TimeScale = _before;
}
