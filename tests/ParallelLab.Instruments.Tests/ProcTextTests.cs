namespace ParallelLab.Instruments.Tests;

public sealed class ProcTextTests
{
    [Theory]
    [InlineData("0", 1)]
    [InlineData("0-1\n", 2)]
    [InlineData("0-3,8,10-11", 7)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("3-0", null)]
    [InlineData("0-1-2", null)]
    [InlineData("0,,1", null)]
    [InlineData("0-2147483647", null)]
    public void A_list_of_cores_is_counted(string? list, int? expected)
    {
        Assert.Equal(expected, ProcText.CountOf(list));
    }

    [Theory]
    [InlineData("1500 200 3\n", 15L)]
    [InlineData("1500", null)]
    [InlineData("x y", null)]
    [InlineData(null, null)]
    public void The_first_number_of_schedstat_is_the_time_on_a_core(string? text, long? ticks)
    {
        Assert.Equal(ticks, ProcText.CpuTime(text)?.Ticks);
    }

    [Property(MaxTest = 1000)]
    public bool Any_text_is_counted_or_refused(string? text) => ProcText.CountOf(text) is null or > 0;

    [Fact]
    public void What_is_gone_reads_as_nothing()
    {
        Assert.Null(ProcText.Read("/nowhere/at/all"));
        Assert.Empty(ProcText.NumberedFolders("/nowhere/at/all"));
    }
}
