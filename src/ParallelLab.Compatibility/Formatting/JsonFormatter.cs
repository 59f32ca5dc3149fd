namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The form of a value as JSON.</summary>
public static class JsonFormatter
{
    public const string MimeType = "application/json";
}
