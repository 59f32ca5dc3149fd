namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One form of one type's values, for <see cref="Formatter.Register(ITypeFormatter)"/>.</summary>
public interface ITypeFormatter
{
    string MimeType { get; }

    Type Type { get; }

    /// <inheritdoc cref="FormatDelegate{T}"/>
    bool Format(object instance, FormatContext context);
}
