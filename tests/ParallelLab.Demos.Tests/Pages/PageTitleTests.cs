using System.Net;

namespace ParallelLab.Demos.Tests;

public sealed class PageTitleTests
{
    [Theory]
    [InlineData("<title>Salt &amp; Light</title>", "Salt & Light")]
    [InlineData("<title>\n  two\n  lines </title>", "two lines")]
    [InlineData("<!-- <title>no</title> --><title>yes</title>", "yes")]
    [InlineData("<body><svg><title>a picture</title></svg></body>", "")]
    [InlineData("<TITLE>loud</TITLE>", "loud")]
    [InlineData("<title>never closed", "never closed")]
    [InlineData("no page at all", "")]
    [InlineData("", "")]
    public void It_is_what_a_browser_would_show(string html, string title) => Assert.Equal(title, PageTitle.Of(html));

    [Property]
    public void Any_text_is_a_page(string? text) => Assert.NotNull(PageTitle.Of(text ?? ""));

    [Property]
    public void What_is_written_as_a_title_is_read_back(string[] words)
    {
        var letters = words.Select(word => string.Concat((word ?? "").Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && !char.IsSurrogate(c)))).Where(word => word.Length > 0);
        var title = string.Join(' ', letters);

        Assert.Equal(title, PageTitle.Of($"<html><head><title> {WebUtility.HtmlEncode(title)}\n</title></head><body><h1>x</h1></body></html>"));
    }
}
