namespace ParallelLab.Demos.Tests;

public sealed class SpinOnFlagTests
{
    [Fact]
    public void A_plain_flag_that_the_loop_reads_only_once_is_never_seen() =>
        Assert.Contains(Enumerable.Range(0, 50), _ => !SpinOnFlag.Plain(limit: 200_000_000, raiseAfter: TimeSpan.FromMilliseconds(1)).Seen);

    /// <summary>On a machine with one core each run costs a time slice, so they are not more.</summary>
    [Fact]
    public void A_volatile_flag_is_seen_in_every_one_of_1_000_runs() =>
        Assert.DoesNotContain(Enumerable.Range(0, 1_000), _ => !SpinOnFlag.Volatile(limit: long.MaxValue, raiseAfter: TimeSpan.Zero).Seen);

    [Fact]
    public void A_sighting_says_itself_in_words()
    {
        Assert.Equal("seen, after 3 rounds", new FlagSighting(Seen: true, 3).ToString());
        Assert.Equal("not seen in 10 rounds", new FlagSighting(Seen: false, 10).ToString());
    }
}
