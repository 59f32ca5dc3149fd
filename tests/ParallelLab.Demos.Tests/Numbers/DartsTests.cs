namespace ParallelLab.Demos.Tests;

public sealed class DartsTests
{
    [Property]
    public bool Any_division_comes_to_the_same_hits(ushort darts, byte parts, ulong seed)
    {
        var workers = (parts % 16) + 1;

        var hits = Enumerable.Range(0, workers)
            .Sum(n => Darts.Hits((long)darts * n / workers, (long)darts * (n + 1) / workers, seed));

        return hits == Darts.Hits(0, darts, seed);
    }

    [Property]
    public bool Every_dart_lands_in_the_square_and_again_at_the_same_place(long dart, ulong seed)
    {
        var (x, y) = Darts.Place(dart, seed);

        return x is >= 0 and < 1 && y is >= 0 and < 1 && (x, y) == Darts.Place(dart, seed);
    }

    [Fact]
    public void Estimates_of_many_seeds_scatter_around_pi_as_the_standard_error_says()
    {
        const int Seeds = 400, Number = 10_000;

        var deviations = Enumerable.Range(0, Seeds)
            .Select(seed => (Darts.Pi(Darts.Hits(0, Number, (ulong)seed), Number) - Math.PI) / Darts.StandardError(Number))
            .ToList();

        Assert.InRange(deviations.Average(), -0.2, 0.2);                                  // 4 / √400
        Assert.InRange(Math.Sqrt(deviations.Average(one => one * one)), 0.85, 1.15);
    }

    [Fact]
    public void Darts_beyond_what_an_int_counts_are_counted_too()
    {
        const long Beyond = 3L * int.MaxValue;

        Assert.Equal(
            Enumerable.Range(0, 100).Count(n => Darts.Place(Beyond + n) is var (x, y) && (x * x) + (y * y) < 1),
            Darts.Hits(Beyond, Beyond + 100));
    }

    [Fact]
    public void A_hundred_times_as_many_darts_bring_one_digit_more() =>
        Assert.Equal(10, Darts.StandardError(1_000) / Darts.StandardError(100_000), precision: 9);

    [Fact]
    public void What_has_no_meaning_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("from", () => Darts.Hits(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>("to", () => Darts.Hits(5, 4));
        Assert.Throws<ArgumentOutOfRangeException>("darts", () => Darts.Pi(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("darts", () => Darts.StandardError(0));
    }
}
