namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values of one type are written as JSON.</summary>
public sealed class JsonFormatter<T> : TypeFormatter<T>
{
    public JsonFormatter(FormatDelegate<T> format)
        : base(JsonFormatter.MimeType, format)
    {
    }

    public JsonFormatter(Action<T, FormatContext> format)
        : base(JsonFormatter.MimeType, Always(format))
    {
    }

    public JsonFormatter(Func<T, string> format)
        : base(JsonFormatter.MimeType, Always((value, context) => context.Writer.Write(format(value))))
    {
    }
}
