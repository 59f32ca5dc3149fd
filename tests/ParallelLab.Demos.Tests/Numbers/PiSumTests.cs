namespace ParallelLab.Demos.Tests;

public sealed class PiSumTests
{
    [Property]
    public bool Any_number_of_threads_comes_to_the_same_sum(byte threads, ushort slices)
    {
        var onOne = PiSum.Area(0, slices + 1, slices + 1);

        return Math.Abs(PiSum.OnThreads((threads % 8) + 1, slices + 1) - onOne) < 1e-9;
    }

    [Fact]
    public void The_sum_is_pi() => Assert.Equal(Math.PI, PiSum.OnThreads(threads: 3, slices: 100_000), precision: 8);
}
