using System.Net;
using System.Text;

namespace ParallelLab.Demos;

/// <summary>Writes one page: a head with its title, a heading, an infobox, sections of paragraphs with links, a list of further pages.</summary>
/// <param name="page">What it is about.</param>
/// <param name="all">Where its links lead.</param>
/// <param name="random">Decides everything else; used up by one call of <see cref="Html"/>.</param>
internal sealed class EncyclopediaText(EncyclopediaPage page, Encyclopedia all, Random random)
{
    private readonly StringBuilder _html = new();

    public string Html()
    {
        _html.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{Escaped(page.Title)}</title>
            </head>
            <body>
            <h1>{Escaped(page.Name)}</h1>

            """);
        Infobox();
        Paragraph($"<b>{Escaped(page.Name)}</b> is a {page.Kind} that does not exist.");
        foreach (var section in EncyclopediaWords.Sections[..random.Next(1, EncyclopediaWords.Sections.Length + 1)])
            Section(section);

        Links();
        return _html.Append("</body>\n</html>\n").ToString();
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private void Infobox()
    {
        _html.Append("<table class=\"infobox\">\n");
        Row("Kind", page.Kind);
        Row("Known since", $"{random.Next(1100, 2000)}");
        Row("Number", $"{page.Number + 1} of {all.Pages.Count}");
        _html.Append("</table>\n");
    }

    private void Row(string name, string value) => _html.Append($"<tr><th>{name}</th><td>{Escaped(value)}</td></tr>\n");

    private void Section(string heading)
    {
        _html.Append($"<h2>{heading}</h2>\n");
        for (var paragraphs = random.Next(1, 6); paragraphs > 0; paragraphs--)
            Paragraph("");
    }

    private void Paragraph(string first)
    {
        _html.Append("<p>").Append(first);
        for (var sentences = random.Next(2, 9); sentences > 0; sentences--)
            _html.Append(' ').Append(EncyclopediaWords.NextSentence(random, Escaped(page.Name), LinkToAny()));

        _html.Append("</p>\n");
    }

    private void Links()
    {
        _html.Append("<h2>See also</h2>\n<ul>\n");
        for (var links = random.Next(3, 9); links > 0; links--)
            _html.Append($"<li>{LinkToAny()}</li>\n");

        _html.Append("</ul>\n");
    }

    private string LinkToAny()
    {
        var other = EncyclopediaWords.Pick(random, all.Pages);
        return $"<a href=\"{other.Path}\">{Escaped(other.Name)}</a>";
    }
}
