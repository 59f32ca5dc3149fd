using System.Net;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Texts as HTML.</summary>
public static class Html
{
    /// <summary>The text as HTML that shows it.</summary>
    public static IHtmlContent HtmlEncode(this string content) => new HtmlString(WebUtility.HtmlEncode(content));

    /// <summary>A text that is HTML already.</summary>
    public static IHtmlContent ToHtmlContent(this string value) => new HtmlString(value);
}
