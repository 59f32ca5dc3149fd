namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The form of a value as text.</summary>
public static class PlainTextFormatter
{
    public const string MimeType = "text/plain";
}
