namespace ParallelLab.Demos.Tests;

public sealed class SeatPlanTests
{
    private SeatPlan _plan = new();
    private int _sold;

    [Fact]
    public void Two_who_look_before_either_takes_are_both_told_that_the_seat_is_theirs()
    {
        using var bothHaveLooked = new Barrier(2);

        Race.Run(
            threads: 2,
            rounds: 1,
            n => Count(_plan.BookCarelessly(7, $"buyer {n}", between: () => bothHaveLooked.SignalAndWait(Patience.Limit))),
            () => true);

        Assert.Equal(2, _sold);
        Assert.StartsWith("buyer ", _plan.BuyerOf(7), StringComparison.Ordinal);
    }

    [Fact]
    public void Seats_are_sold_twice_by_mere_luck_too()
    {
        const int Seats = 20_000;

        var tally = Race.Run(
            threads: 2,
            rounds: 500,
            n =>
            {
                for (var seat = 0; seat < Seats; seat++)
                    Count(_plan.BookCarelessly(seat, $"buyer {n}"));
            },
            () => NewPlan() == Seats,
            untilWrong: 1);

        Assert.Equal(1, tally.Wrong);
    }

    [Fact]
    public void Looking_and_taking_in_one_call_never_sells_a_seat_twice_in_10_000_rounds()
    {
        const int Seats = 5;

        var tally = Race.Run(
            threads: 2,
            rounds: 10_000,
            n =>
            {
                for (var seat = 0; seat < Seats; seat++)
                    Count(_plan.Book(seat, $"buyer {n}"));
            },
            () => NewPlan() == Seats);

        Assert.Equal(0, tally.Wrong);
    }

    [Fact]
    public void A_seat_that_is_taken_is_refused_either_way()
    {
        Assert.True(_plan.Book(1, "Anna"));

        Assert.False(_plan.Book(1, "Bert"));
        Assert.False(_plan.BookCarelessly(1, "Bert"));
        Assert.Equal("Anna", _plan.BuyerOf(1));
        Assert.Null(_plan.BuyerOf(2));
    }

    private void Count(bool sold)
    {
        if (sold)
            Interlocked.Increment(ref _sold);
    }

    private int NewPlan()
    {
        _plan = new SeatPlan();
        return Interlocked.Exchange(ref _sold, 0);
    }
}
