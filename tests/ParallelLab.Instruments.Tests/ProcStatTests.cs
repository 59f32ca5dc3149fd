using System.Globalization;
using FsCheck;

namespace ParallelLab.Instruments.Tests;

public sealed class ProcStatTests
{
    private const string Tail = " 1 1 0 -1 4194304 10 20 0 0 150 25 0 0 20 0 1 0 100 1000 10 18446744073709551615";

    [Theory]
    [InlineData("bash")]
    [InlineData("Web Content")]
    [InlineData("a) R 9 (b")]
    [InlineData(")")]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void A_name_may_hold_spaces_and_parentheses(string name)
    {
        Assert.True(ProcStat.TryParse($"42 ({name}) S 7{Tail}\n", out var stat));

        Assert.Equal(new ProcStat(42, name, 'S', 7, TimeSpan.FromSeconds(1.75)), stat);
    }

    [Theory]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("42 (bash)")]
    [InlineData("42 (bash) S 7 1 1")]
    [InlineData(") 42 (")]
    [InlineData("x (bash) S 7" + Tail)]
    [InlineData("42 (bash) SS 7" + Tail)]
    [InlineData("42 (bash) S -7" + Tail)]
    [InlineData("42 (bash) S 7 1 1 0 -1 4194304 10 20 0 0 99999999999999999999 25 0")]
    public void A_torn_text_is_refused(string text)
    {
        Assert.False(ProcStat.TryParse(text, out _));
    }

    [Property(MaxTest = 1000)]
    public bool Any_text_is_parsed_or_refused(string? text) => ProcStat.TryParse(text ?? "", out var stat) == stat is not null;

    [Property(MaxTest = 1000)]
    public bool A_real_line_with_a_character_changed_is_parsed_or_refused(PositiveInt where, char put)
    {
        var line = $"42 (a (b) c) S 7{Tail}".ToCharArray();
        line[where.Get % line.Length] = put;

        return ProcStat.TryParse(new string(line), out var stat) == stat is not null;
    }

    [Property(MaxTest = 1000)]
    public bool Whatever_the_name_it_comes_out_as_it_went_in(NonNull<string> name, PositiveInt id)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{id.Get} ({name.Get}) R 1{Tail}");

        return ProcStat.TryParse(text, out var stat) && stat.Name == name.Get && stat.Id == id.Get;
    }
}
