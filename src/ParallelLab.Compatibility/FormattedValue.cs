namespace Microsoft.DotNet.Interactive;

/// <summary>One form of a value that is shown.</summary>
public sealed class FormattedValue(string mimeType, string value)
{
    public string MimeType => mimeType;

    public string Value => value;
}
