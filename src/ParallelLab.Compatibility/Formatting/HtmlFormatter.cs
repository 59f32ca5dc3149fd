using ParallelLab.Worker.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The form of a value as HTML.</summary>
public static class HtmlFormatter
{
    public const string MimeType = "text/html";

    /// <summary>The most properties of one object that are shown, in any form.</summary>
    public static int MaxProperties
    {
        get => FormatterCatalog.Default.Members;
        set => FormatterCatalog.Default.Members = Formatter.NotNegative(value, nameof(MaxProperties));
    }
}
