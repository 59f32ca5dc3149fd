namespace ParallelLab.Demos.Tests;

public sealed class LostUpdateTests
{
    [Fact]
    public void Two_who_read_before_either_writes_lose_an_update()
    {
        using var bothHaveRead = new Barrier(2);

        Assert.Equal(1, LostUpdate.Careless(threads: 2, increments: 1, between: () => bothHaveRead.SignalAndWait(Patience.Limit)));
    }

    [Fact]
    public void Updates_are_lost_by_mere_luck_too() =>
        Assert.Contains(Enumerable.Range(0, 500), _ => LostUpdate.Careless(threads: 2, increments: 500_000) < 1_000_000);

    [Theory]
    [InlineData(nameof(LostUpdate.Locked))]
    [InlineData(nameof(LostUpdate.Atomic))]
    [InlineData(nameof(LostUpdate.Summed))]
    public void A_repair_loses_none_in_10_000_runs(string repair)
    {
        Func<int, int, int> count = repair switch
        {
            nameof(LostUpdate.Locked) => LostUpdate.Locked,
            nameof(LostUpdate.Atomic) => LostUpdate.Atomic,
            _ => LostUpdate.Summed,
        };

        Assert.DoesNotContain(Enumerable.Range(0, 10_000), _ => count(2, 50) != 100);
    }
}
