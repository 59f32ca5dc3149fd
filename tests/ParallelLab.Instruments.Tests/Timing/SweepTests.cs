using ParallelLab.Instruments.Timing;

namespace ParallelLab.Instruments.Tests.Timing;

public sealed class SweepTests
{
    [Theory]
    [InlineData("1,2,4", true)]
    [InlineData("1,2,3,4", true)]
    [InlineData("1", false)]
    [InlineData("2,4", false)]
    [InlineData("1,4,2", false)]
    [InlineData("1,1.5", false)]
    [InlineData("1,many", false)]
    [InlineData("0,1", false)]
    public void Whole_numbers_that_rise_from_1_are_workers(string values, bool expected)
    {
        Assert.Equal(expected, Sweep([.. values.Split(',').Select(value => (value, 10.0))]).CountsWorkers);
    }

    [Fact]
    public void Speed_up_and_efficiency_compare_with_the_first_value()
    {
        var sweep = Sweep(("1", 100), ("2", 50), ("4", 40));

        Assert.Equal([1, 2, 2.5], sweep.Points.Select(sweep.SpeedUp));
        Assert.Equal([1, 1, 0.625], sweep.Points.Select(sweep.Efficiency));
    }

    [Fact]
    public void The_error_of_a_speed_up_comes_from_both_times()
    {
        var sweep = new SweepResult("workers", [new("1", new Sample([99, 100, 101])), new("2", new Sample([49, 50, 51]))]);

        Assert.Equal(0, sweep.SpeedUpError(sweep.Points[0]));
        Assert.Equal(2 * Math.Sqrt((0.01 * 0.01) + (0.02 * 0.02)), sweep.SpeedUpError(sweep.Points[1]), 12);
    }

    [Fact]
    public void A_core_that_is_missing_is_no_serial_code()
    {
        var sweep = Sweep(("1", 100), ("2", 50), ("4", 50), ("8", 50));

        Assert.Equal(0, sweep.Amdahl(cores: 2)!.SerialShare, 6);
        Assert.Equal(2, sweep.Amdahl(cores: 2)!.MostWorkers);
        Assert.InRange(sweep.Amdahl(cores: 8)!.SerialShare, 0.2, 0.6);
    }

    [Fact]
    public void Code_is_run_once_for_warmth_and_then_measured()
    {
        var calls = 0;

        var point = SweepPoint.Measure("4", TimedBody.Of(() => { calls++; Thread.SpinWait(10_000_000); }), runs: 3);

        Assert.Equal(3, point.Nanoseconds.Values.Count);
        Assert.InRange(calls, 1 + 3, int.MaxValue);
        Assert.Equal(4, point.Number);
    }

    private static SweepResult Sweep(params (string Value, double Nanoseconds)[] points) =>
        new("workers", [.. points.Select(point => new SweepPoint(point.Value, new Sample([point.Nanoseconds])))]);
}
