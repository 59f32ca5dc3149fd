namespace ParallelLab.Demos.Tests;

public sealed class RaceTests
{
    [Fact]
    public void All_threads_are_in_the_same_round_at_the_same_time()
    {
        using var together = new Barrier(3);

        var tally = Race.Run(threads: 3, rounds: 20, _ => Assert.True(together.SignalAndWait(Patience.Limit)), () => true);

        Assert.Equal(new RaceTally(Rounds: 20, Wrong: 0, FirstWrong: null), tally);
        Assert.Equal(20, together.CurrentPhaseNumber);
    }

    [Fact]
    public void A_round_is_judged_when_every_thread_has_ended_it()
    {
        var done = 0;
        var seen = new List<int>();

        Race.Run(threads: 4, rounds: 3, _ => Interlocked.Increment(ref done), () =>
        {
            seen.Add(done);
            return true;
        });

        Assert.Equal([4, 8, 12], seen);
    }

    [Fact]
    public void Wrong_rounds_are_counted_and_the_first_is_named()
    {
        var round = 0;

        var tally = Race.Run(threads: 2, rounds: 10, _ => { }, () => ++round is not (4 or 7));

        Assert.Equal(new RaceTally(Rounds: 10, Wrong: 2, FirstWrong: 4), tally);
        Assert.Equal("wrong in 2 of 10 rounds, the first time in round 4", tally.ToString());
    }

    [Fact]
    public void A_race_can_end_when_enough_rounds_have_gone_wrong()
    {
        var round = 0;

        var tally = Race.Run(threads: 2, rounds: 10, _ => { }, () => ++round < 3, untilWrong: 2);

        Assert.Equal(new RaceTally(Rounds: 4, Wrong: 2, FirstWrong: 3), tally);
    }

    [Fact]
    public void A_thread_that_fails_ends_the_race_and_keeps_nobody_waiting()
    {
        var error = Assert.Throws<AggregateException>(() => Race.Run(
            threads: 3,
            rounds: 10,
            number =>
            {
                if (number == 1)
                    throw new FormatException();
            },
            () => true));

        Assert.IsType<FormatException>(Assert.Single(error.InnerExceptions));
    }

    [Fact]
    public void A_judge_that_fails_ends_the_race_too() =>
        Assert.Throws<AggregateException>(() => Race.Run(threads: 2, rounds: 10, _ => { }, () => throw new FormatException()));

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void A_race_needs_a_thread_and_a_round_and_an_end(int threads, int rounds, int untilWrong) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Race.Run(threads, rounds, _ => { }, () => true, untilWrong));
}
