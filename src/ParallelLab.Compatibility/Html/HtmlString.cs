using System.Text.Encodings.Web;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace Microsoft.AspNetCore.Html;

/// <summary>Text that is HTML already.</summary>
public sealed class HtmlString(string? value) : IHtmlContent, IDisplayedContent
{
    public static readonly HtmlString Empty = new("");

    public string Value { get; } = value ?? "";

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Value);

    public override string ToString() => Value;

    MimeBundle IDisplayedContent.ToBundle() => MimeBundle.Rich(Value, MediaTypes.Html, Value);
}
