using AngleSharp.Html.Parser;

namespace ParallelLab.Demos;

/// <summary>
/// The title of an HTML page. A regular expression would do for most pages and go wrong for the rest: entities
/// (<c>Salt &amp;amp; Light</c>), comments, a <c>title</c> inside a picture. AngleSharp parses as browsers do.
/// </summary>
public static class PageTitle
{
    /// <summary>The document's title, white space at its ends removed and runs of it made one space; empty if it has none.</summary>
    /// <remarks>Any text is an HTML document, if need be a broken one: nothing is refused. Threads may call it at the same time.</remarks>
    /// <seealso href="https://html.spec.whatwg.org/multipage/dom.html#document.title">HTML, 3.1.5: document.title</seealso>
    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return document.Title ?? "";
    }
}
