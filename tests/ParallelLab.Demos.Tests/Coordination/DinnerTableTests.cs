namespace ParallelLab.Demos.Tests;

public sealed class DinnerTableTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void All_who_take_the_left_fork_first_go_home_hungry(int philosophers) =>
        Assert.Equal(0, DinnerTable.Serve(philosophers, philosopher => philosopher));

    [Fact]
    public void All_who_take_the_right_fork_first_do_too() =>
        Assert.Equal(0, DinnerTable.Serve(5, philosopher => (philosopher + 1) % 5));

    [Property]
    public void One_who_differs_is_enough_for_all_to_eat(byte philosophers, byte odd)
    {
        var count = (philosophers % 7) + 2;

        var eaten = DinnerTable.Serve(count, philosopher => philosopher == odd % count ? (philosopher + 1) % count : philosopher);

        Assert.Equal(count, eaten);
    }

    [Fact]
    public void With_the_lower_number_first_all_eat_in_1_000_dinners() =>
        Assert.DoesNotContain(Enumerable.Range(0, 1_000), _ => DinnerTable.Serve(5, n => Math.Min(n, (n + 1) % 5)) != 5);

    [Fact]
    public void A_fork_out_of_reach_is_refused_before_dinner()
    {
        var error = Assert.Throws<ArgumentException>(() => DinnerTable.Serve(5, _ => 3));

        Assert.Contains("Philosopher 0 reaches forks 0 and 1, not fork 3.", error.Message, StringComparison.Ordinal);
    }
}
