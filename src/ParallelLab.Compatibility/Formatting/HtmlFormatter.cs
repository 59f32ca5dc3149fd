namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The form of a value as HTML.</summary>
public static class HtmlFormatter
{
    public const string MimeType = "text/html";
}
