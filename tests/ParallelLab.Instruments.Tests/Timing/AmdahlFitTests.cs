using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Instruments.Tests.Timing;

public sealed class AmdahlFitTests
{
    [Property]
    public FsCheck.Property Times_that_follow_the_law_give_their_serial_share_and_no_error() => Prop.ForAll(
        Gen.Choose(0, 999).Select(thousandths => thousandths / 1000.0).ToArbitrary(),
        Gen.Choose(1, 1_000_000_000).Select(time => (double)time).ToArbitrary(),
        (serial, time) => AmdahlFit.To([.. new[] { 1.0, 2, 4, 8 }.Select(workers => (workers, time * (serial + ((1 - serial) / workers))))])
            is { } fit && Math.Abs(fit.SerialShare - serial) < 1e-6 && fit.Error < 1e-6);

    [Fact]
    public void Scatter_gives_an_error_that_holds_the_truth()
    {
        var random = new Random(1);
        const int sweeps = 1000;
        var held = Enumerable.Range(0, sweeps).Count(_ =>
        {
            var times = from workers in new[] { 1.0, 2, 4, 8 }
                        from run in Enumerable.Range(0, 5)
                        select (workers, (0.2 + (0.8 / workers)) * (1 + (0.03 * Gaussian(random))));
            var fit = AmdahlFit.To([.. times])!;
            return Math.Abs(fit.SerialShare - 0.2) < fit.Error;
        });

        Assert.InRange(held, 0.60 * sweeps, 0.76 * sweeps); // one standard error: 68 %
    }

    [Fact]
    public void Times_that_grow_with_the_workers_follow_no_law() => Assert.Null(AmdahlFit.To([(1, 10), (2, 12), (4, 16)]));

    [Fact]
    public void One_number_of_workers_tells_nothing() => Assert.Null(AmdahlFit.To([(1, 10), (1, 11)]));

    [Fact]
    public void A_share_of_a_tenth_limits_the_speed_up_to_ten()
    {
        var fit = new AmdahlFit(0.1, Error: 0, MostWorkers: 8);

        Assert.Equal(1, fit.SpeedUp(1));
        Assert.Equal(10, fit.SpeedUp(1e12), 6);
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
