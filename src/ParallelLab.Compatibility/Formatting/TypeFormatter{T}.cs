namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formatter made of a function.</summary>
public abstract class TypeFormatter<T>(string mimeType, FormatDelegate<T> format) : ITypeFormatter
{
    public string MimeType => mimeType;

    public Type Type => typeof(T);

    /// <inheritdoc cref="ITypeFormatter.Format"/>
    public bool Format(T value, FormatContext context) => format(value, context);

    bool ITypeFormatter.Format(object instance, FormatContext context) => Format((T)instance, context);

    private protected static FormatDelegate<T> Always(Action<T, FormatContext> format) => (value, context) =>
    {
        format(value, context);
        return true;
    };
}
