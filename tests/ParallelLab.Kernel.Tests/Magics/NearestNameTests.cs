using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("time", "time", 0)]
    [InlineData("tiem", "time", 1)]
    [InlineData("tim", "time", 1)]
    [InlineData("timer", "time", 1)]
    [InlineData("", "time", 4)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_letters_added_dropped_changed_and_swapped(string a, string b, int edits)
    {
        Assert.Equal(edits, NearestName.Distance(a, b));
    }

    [Property]
    public bool The_distance_is_the_same_both_ways_and_zero_only_for_equals(FsCheck.NonNull<string> a, FsCheck.NonNull<string> b)
    {
        var edits = NearestName.Distance(a.Get, b.Get);

        return edits == NearestName.Distance(b.Get, a.Get) && edits == 0 == (a.Get == b.Get);
    }

    [Theory]
    [InlineData("thread", "threads")]
    [InlineData("TIME", "time")]
    [InlineData("ls", null)]
    [InlineData("qqqqqqqq", null)]
    public void A_word_finds_the_name_it_is_like_and_no_other(string word, string? nearest)
    {
        Assert.Equal(nearest, NearestName.Of(word, ["time", "threads", "lsmagic"]));
    }

    [Fact]
    public void A_text_of_a_million_letters_is_no_misspelt_name()
    {
        Assert.Null(NearestName.Of(new string('t', 1_000_000), ["time"]));
    }
}
