using System.Globalization;
using ParallelLab.Worker.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// How this notebook's values are shown, and how a cell changes that. What is registered for a type holds for the types derived from it too,
/// wherever such a value is shown, also inside others; the most specific type counts, and of one type the last.
/// </summary>
public static class Formatter
{
    private static FormatterCatalog Catalog => FormatterCatalog.Default;

    /// <summary>The most items of a sequence that are shown. Inside other values it may be fewer.</summary>
    public static int ListExpansionLimit
    {
        get => Catalog.Items;
        set => Catalog.Items = NotNegative(value, nameof(ListExpansionLimit));
    }

    /// <summary>How deep values are looked into.</summary>
    public static int RecursionLimit
    {
        get => Catalog.Depth;
        set => Catalog.Depth = NotNegative(value, nameof(RecursionLimit));
    }

    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(typeof(T), mimeType, value => formatter((T)value));

    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(typeof(T), mimeType, value => Written(writer => formatter((T)value, writer)));

    /// <param name="formatter">Writes into the context, and says whether it has; a value that it has not written is shown by its text.</param>
    public static void Register<T>(Func<T, FormatContext, bool> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(typeof(T), mimeType, value => Written(writer => WriteOrText((T)value, new FormatContext(writer), formatter)));

    /// <param name="type">May be a generic definition: <c>typeof(List&lt;&gt;)</c>.</param>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(type, mimeType, value => Written(writer => formatter(value, writer)));

    /// <inheritdoc cref="Register(Type, Action{object, TextWriter}, string)"/>
    public static void Register(Type type, Func<object, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(type, mimeType, formatter);

    /// <summary>Which forms values of that type are shown in.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Catalog.Prefer(type, preferredMimeTypes);

    /// <inheritdoc cref="SetPreferredMimeTypesFor"/>
    public static void SetPreferredMimeTypeFor(Type type, string preferredMimeType) => Catalog.Prefer(type, [preferredMimeType]);

    /// <summary>Forgets all that was registered and set here.</summary>
    public static void ResetToDefault() => Catalog.Reset();

    /// <summary>The value as it would be shown in that form.</summary>
    public static string ToDisplayString(this object? value, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Format(value, [mimeType]).Forms[mimeType];

    /// <summary>Writes the value as it would be shown in that form.</summary>
    public static void FormatTo<T>(this T value, TextWriter writer, string mimeType = PlainTextFormatter.MimeType) =>
        writer.Write(ToDisplayString(value, mimeType));

    /// <inheritdoc cref="FormatTo{T}(T, TextWriter, string)"/>
    public static void FormatTo<T>(this T value, FormatContext context, string mimeType = PlainTextFormatter.MimeType) =>
        value.FormatTo(context.Writer, mimeType);

    internal static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentException($"{name} must be at least 0.", nameof(value));

    private static string Written(Action<TextWriter> write)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        write(writer);
        return writer.ToString();
    }

    private static void WriteOrText<T>(T value, FormatContext context, Func<T, FormatContext, bool> formatter)
    {
        if (!formatter(value, context))
            context.Writer.Write(PlainText.Format(value));
    }
}
