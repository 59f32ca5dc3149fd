using System.Xml.Linq;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Tests.Drawing;

public sealed class SvgWriterTests
{
    [Property]
    public void Any_text_gives_well_formed_markup_that_says_it(FsCheck.NonNull<string> text)
    {
        var root = XElement.Parse(Picture(text.Get).Markup, LoadOptions.PreserveWhitespace);

        Assert.Equal(LegibleText.Of(text.Get), Only(root, "text").Value);
        Assert.Equal(LegibleText.Of(text.Get), Only(root, "title").Value);
    }

    [Theory]
    [InlineData("a\0b\x1f", "a␀b␟")]
    [InlineData("x\uffffy", "x\ufffdy")]
    [InlineData("<b>&\"]]>", "<b>&\"]]>")]
    [InlineData("tab\tline\n", "tab␉line␊")]
    [InlineData("שלום 🧵", "שלום 🧵")]
    public void What_xml_has_no_place_for_is_shown_by_a_sign(string text, string shown)
    {
        Assert.Equal(shown, Only(XElement.Parse(Picture(text).Markup), "text").Value);
    }

    [Fact]
    public void A_torn_surrogate_is_shown_by_a_sign()
    {
        Assert.Equal("a\ufffdb", Only(XElement.Parse(Picture("a\ud800b").Markup), "text").Value);
    }

    [Fact]
    public void Every_rule_and_every_id_begins_with_a_name_of_the_pictures_own()
    {
        var (one, other) = (XElement.Parse(Picture("one").Markup), XElement.Parse(Picture("other").Markup));

        var scope = (string)one.Attribute("class")!;
        Assert.NotEqual(scope, (string)other.Attribute("class")!);
        var selectors = Only(one, "style").Value.Split('{').SkipLast(1).Select(before => before.Split('}')[^1]).ToArray();
        Assert.All(selectors, selector => Assert.Matches($@"^(@media .*|(\.vscode-(dark|light) )?\.{scope}\b[^,]*)$", selector));
        Assert.All(one.Descendants().Attributes("id"), id => Assert.StartsWith($"{scope}-", id.Value));
    }

    [Fact]
    public void Equal_pictures_have_equal_markup() => Assert.Equal(Picture("same"), Picture("same"));

    [Theory]
    [InlineData(0.04, "0")]
    [InlineData(-0.04, "0")]
    [InlineData(12.345, "12.3")]
    [InlineData(1e9, "1000000000")]
    public void A_number_is_short(double number, string text) => Assert.Equal(text, SvgNumber.Text(number));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_none_is_refused(double number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SvgNumber.Text(number));

    [Fact]
    public void Inks_differ_in_lightness_on_both_papers()
    {
        Ink[] phases = [Palette.Running, Palette.Lock, Palette.Waiting, Palette.Paper];

        AssertApart([.. phases.Select(ink => Lightness(ink.Light)).Order()]);
        AssertApart([.. phases.Select(ink => Lightness(ink.Dark)).Order()]);
    }

    [Fact]
    public void Words_can_be_read_on_both_papers()
    {
        Assert.All([Palette.Text, Palette.Muted], ink =>
        {
            Assert.True(Contrast(ink.Light, Palette.Paper.Light) > 4.5);
            Assert.True(Contrast(ink.Dark, Palette.Paper.Dark) > 4.5);
        });
    }

    private static Svg Picture(string text)
    {
        var svg = new SvgWriter();
        svg.Rect(0, 0, 10, 10, Paint.Hatch(Palette.Lock), title: text);
        svg.Text(1, 2, text, paint: Paint.Fill(Palette.Text));
        return svg.Finish(100, 50, "Title", text);
    }

    private static XElement Only(XElement root, string name) => root.Descendants().Last(element => element.Name.LocalName == name);

    private static void AssertApart(double[] rising) =>
        Assert.All(rising.Zip(rising.Skip(1)), pair => Assert.True(pair.Second - pair.First > 0.05, $"{pair}"));

    /// <summary>Relative luminance as WCAG 2 defines it.</summary>
    private static double Lightness(string colour)
    {
        var channels = Convert.FromHexString(colour[1..]).Select(octet => octet / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    private static double Contrast(string one, string other)
    {
        double[] both = [Lightness(one), Lightness(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }
}
