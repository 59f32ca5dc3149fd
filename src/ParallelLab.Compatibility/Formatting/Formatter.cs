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

    /// <summary>The form in which values are shown whose type says nothing else.</summary>
    public static string DefaultMimeType
    {
        get => Catalog.PreferredOf(typeof(object)).FirstOrDefault(HtmlFormatter.MimeType);
        set => Catalog.Prefer(typeof(object), [value]);
    }

    /// <summary>What stands for null where it is shown as text.</summary>
    public static string NullString
    {
        get => Catalog.Null;
        set => Catalog.Null = value ?? "";
    }

    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(typeof(T), mimeType, value => formatter((T)value));

    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(typeof(T), mimeType, value => Written(writer => formatter((T)value, writer)));

    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Register(typeof(T), mimeType, value => Written(writer => WriteOrText((T)value, new FormatContext(writer), formatter)));

    public static void Register(ITypeFormatter formatter) =>
        Catalog.Register(formatter.Type, formatter.MimeType, value => Written(writer => WriteOrText(value, new FormatContext(writer), formatter.Format)));

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

    /// <summary>Which forms were set for values of that type.</summary>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type type) => Catalog.PreferredOf(type);

    /// <summary>Forgets all that was registered and set here.</summary>
    public static void ResetToDefault() => Catalog.Reset();

    /// <summary>The value as it would be shown in that form.</summary>
    public static string ToDisplayString(this object? value, string mimeType = PlainTextFormatter.MimeType) =>
        Catalog.Format(value, [mimeType]).Forms[mimeType];

    /// <summary>Writes the value as it would be shown in that form.</summary>
    public static void FormatTo<T>(this T value, TextWriter writer, string mimeType = PlainTextFormatter.MimeType) =>
        writer.Write(ToDisplayString(value, mimeType));

    /// <summary>Writes the value as text.</summary>
    public static void Format(object? instance, TextWriter writer) => instance.FormatTo(writer);

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

    private static void WriteOrText<T>(T value, FormatContext context, FormatDelegate<T> formatter)
    {
        if (!formatter(value, context))
            context.Writer.Write(PlainText.Format(value));
    }
}
