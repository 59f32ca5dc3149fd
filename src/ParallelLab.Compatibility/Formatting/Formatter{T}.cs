using System.Diagnostics.CodeAnalysis;
using ParallelLab.Worker.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values of one type are shown.</summary>
[SuppressMessage("Design", "CA1000", Justification = "The shape that notebooks know.")]
public static class Formatter<T>
{
    /// <inheritdoc cref="Formatter.Register{T}(Action{T, TextWriter}, string)"/>
    public static void Register(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) => Formatter.Register(formatter, mimeType);

    /// <inheritdoc cref="Formatter.Register{T}(Func{T, string}, string)"/>
    public static void Register(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) => Formatter.Register(formatter, mimeType);

    /// <inheritdoc cref="Formatter.FormatTo{T}(T, TextWriter, string)"/>
    public static void FormatTo(T value, FormatContext context, string mimeType = PlainTextFormatter.MimeType) => value.FormatTo(context, mimeType);

    /// <summary>The most items that are shown of a sequence which is a <typeparamref name="T"/>.</summary>
    public static int ListExpansionLimit
    {
        get => FormatterCatalog.Default.ItemsOf(typeof(T));
        set => FormatterCatalog.Default.LimitItems(typeof(T), Formatter.NotNegative(value, nameof(ListExpansionLimit)));
    }
}
