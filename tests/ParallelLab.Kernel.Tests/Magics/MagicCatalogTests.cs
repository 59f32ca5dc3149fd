using System.Text.RegularExpressions;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class MagicCatalogTests
{
    public static TheoryData<string> Names => [.. MagicCatalog.Standard.All.Select(magic => magic.Name)];

    [Fact]
    public void The_list_names_every_magic_with_its_summary()
    {
        var list = Shown("#!lsmagic").PlainText;

        foreach (var magic in MagicCatalog.Standard.All)
            Assert.Matches($"(?m)^#!{magic.Name} .*{Regex.Escape(magic.Summary)}$", list);
    }

    [Fact]
    public void Help_without_a_name_is_the_list()
    {
        Assert.Equal(Shown("#!lsmagic").Forms, Shown("#!help").Forms);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Help_says_usage_summary_and_every_parameter(string name)
    {
        var magic = MagicCatalog.Standard.Find(name);

        var help = Shown($"#!help {name}").PlainText;

        Assert.StartsWith($"#!{name}", help, StringComparison.Ordinal);
        Assert.Contains(magic.Summary, help, StringComparison.Ordinal);
        Assert.Contains(magic.Help, help, StringComparison.Ordinal);
        Assert.All(magic.Parameters, parameter => Assert.Matches($"(?m)^  {Regex.Escape(parameter.Usage)}  +{Regex.Escape(parameter.Summary)}$", help));
    }

    [Fact]
    public void Help_takes_the_name_with_its_mark_too()
    {
        Assert.Equal(Shown("#!help time").Forms, Shown("#!help #!time").Forms);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_summary_is_one_sentence_on_one_line(string name)
    {
        Assert.Matches(@"^[A-Z][^\n]{5,90}\.$", MagicCatalog.Standard.Find(name).Summary);
    }

    private static MimeBundle Shown(string source) => Assert.IsType<CellStep.Show>(
        Assert.Single(Assert.IsType<CellPlan.Accepted>(new CellPlanner().Plan(source, 1)).Steps)).Bundle;
}
