using ParallelLab.Instruments.Charts;
using ParallelLab.Instruments.Timing;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Charts;

public sealed class SweepChartsTests
{
    [Fact]
    public void Workers_are_drawn_as_times_and_as_a_speed_up() =>
        Approved.Equal("workers.svg", Sweep("workers", ("1", 812e6), ("2", 436e6), ("3", 322e6), ("4", 255e6), ("6", 201e6), ("8", 184e6)).ToSvg(cores: 8).Markup);

    [Fact]
    public void Names_are_drawn_as_bars() =>
        Approved.Equal("names.svg", Sweep("kind", ("lock", 88), ("Interlocked", 24), ("none", 1.8)).ToSvg(cores: 8).Markup);

    [Fact]
    public void A_sweep_that_was_stopped_after_its_first_value_is_drawn_too() =>
        Assert.Contains("<svg", Sweep("workers", ("1", 100)).ToSvg(cores: 8).Markup, StringComparison.Ordinal);

    private static SweepResult Sweep(string variable, params (string Value, double Nanoseconds)[] points) => new(
        variable,
        [.. points.Select(point => new SweepPoint(point.Value, new Sample([.. new[] { 0.96, 0.99, 1, 1.02, 1.06 }.Select(scatter => scatter * point.Nanoseconds)])))]);
}
