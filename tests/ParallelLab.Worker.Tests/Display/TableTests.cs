using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Tests.Display;

public sealed class TableTests
{
    private static readonly Table Ages = new([new("name"), new("age", IsNumber: true)], [["Ann", "3"], ["<Bob>", "12"]], "two of them");

    [Fact]
    public void As_text_the_columns_are_aligned()
    {
        Assert.Equal("name   age\nAnn      3\n<Bob>   12\ntwo of them", TextTable.Render(Ages));
    }

    [Fact]
    public void Without_headers_there_is_no_header_line()
    {
        Assert.Equal(
            "a   1\nbb  2",
            TextTable.Render(new Table([new(""), new("")], [["a", "1"], ["bb", "2"]])));
    }

    [Fact]
    public void A_cell_of_several_lines_stays_on_its_row()
    {
        Assert.Equal("a b", TextTable.Render(new Table([new("")], [["a\nb"]])));
    }

    [Fact]
    public void A_table_without_rows_still_has_its_headers()
    {
        Assert.Equal("name  age", TextTable.Render(new Table([new("name"), new("age")], [])));
    }

    [Fact]
    public void As_html_every_text_is_encoded_and_numbers_stand_right()
    {
        var html = HtmlTable.Render(Ages);

        Assert.Contains("<th>name</th><th class=\"pl-n\">age</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>&lt;Bob&gt;</td><td class=\"pl-n\">12</td>", html, StringComparison.Ordinal);
        Assert.Contains("<caption>two of them</caption>", html, StringComparison.Ordinal);
    }
}
