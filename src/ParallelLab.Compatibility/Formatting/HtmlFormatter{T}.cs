namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values of one type are written as HTML.</summary>
public sealed class HtmlFormatter<T> : TypeFormatter<T>
{
    public HtmlFormatter(FormatDelegate<T> format)
        : base(HtmlFormatter.MimeType, format)
    {
    }

    public HtmlFormatter(Action<T, FormatContext> format)
        : base(HtmlFormatter.MimeType, Always(format))
    {
    }

    public HtmlFormatter(Func<T, string> format)
        : base(HtmlFormatter.MimeType, Always((value, context) => context.Writer.Write(format(value))))
    {
    }
}
