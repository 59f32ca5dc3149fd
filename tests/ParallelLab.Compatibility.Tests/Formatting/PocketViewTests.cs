using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace ParallelLab.Compatibility.Tests.Formatting;

public sealed class PocketViewTests
{
    [Fact]
    public void Elements_have_contents_and_attributes()
    {
        string html = div[@class: "x", data_id: 5]("text ", b("bold"), br, img[src: "a.png"]).ToString();

        Assert.Equal("""<div class="x" data-id="5">text <b>bold</b><br /><img src="a.png" /></div>""", html);
    }

    [Fact]
    public void Html_goes_in_as_it_is_and_text_is_encoded()
    {
        string html = p("<i>", "<i>".ToHtmlContent(), ParallelLab.Worker.Running.Notebook.HTML("<u>u</u>")).ToString();

        Assert.Equal("<p>&lt;i&gt;<i><u>u</u></p>", html);
    }

    [Fact]
    public void A_list_of_elements_is_written_one_after_the_other()
    {
        var rows = new List<IHtmlContent>();
        foreach (var number in new[] { 1, 2 })
            rows.Add(tr(td(number)));

        Assert.Equal("<table><tr><td>1</td></tr><tr><td>2</td></tr></table>", (string)table(rows).ToString());
    }

    [Fact]
    public void An_element_that_no_property_names_is_a_member()
    {
        Assert.Equal("<blockquote>so</blockquote>", (string)_.blockquote("so").ToString());
    }

    [Fact]
    public void An_element_is_shown_as_html()
    {
        MimeBundle bundle = FormatterCatalog.Default.Format((object)h1("Title"));

        Assert.Equal("<h1>Title</h1>", bundle.Forms[MediaTypes.Html]);
    }

    [Property(MaxTest = 200)]
    public bool Any_text_comes_back_out_of_its_element(string? text)
    {
        string html = span[title: text ?? ""](text ?? "").ToString();

        return html == $"<span title=\"{WebUtility.HtmlEncode(text)}\">{WebUtility.HtmlEncode(text)}</span>";
    }
}
