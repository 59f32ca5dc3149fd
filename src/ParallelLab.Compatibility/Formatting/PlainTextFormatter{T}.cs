namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values of one type are written as text.</summary>
public sealed class PlainTextFormatter<T> : TypeFormatter<T>
{
    public PlainTextFormatter(FormatDelegate<T> format)
        : base(PlainTextFormatter.MimeType, format)
    {
    }

    public PlainTextFormatter(Action<T, FormatContext> format)
        : base(PlainTextFormatter.MimeType, Always(format))
    {
    }

    public PlainTextFormatter(Func<T, string> format)
        : base(PlainTextFormatter.MimeType, Always((value, context) => context.Writer.Write(format(value))))
    {
    }
}
