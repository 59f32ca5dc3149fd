using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>Something that writes itself as HTML.</summary>
public interface IHtmlContent
{
    /// <param name="encoder">For texts in it that are not HTML yet.</param>
    void WriteTo(TextWriter writer, HtmlEncoder encoder);
}
