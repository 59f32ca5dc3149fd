using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An element with attributes and contents. Texts in both are encoded.</summary>
public sealed class HtmlTag(string name) : IHtmlContent
{
    /// <summary>So many items of one sequence are written: it may have no end.</summary>
    private const int MostItems = 10_000;

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    public string Name { get; } = name;

    public Dictionary<string, object?> HtmlAttributes { get; } = new(StringComparer.Ordinal);

    /// <summary>HTML goes in as it is, other values as they are shown; texts are encoded.</summary>
    public IReadOnlyList<object?> Contents { get; set; } = [];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write($"<{Name}");
        foreach (var (key, value) in HtmlAttributes)
            writer.Write(value is null ? $" {WebUtility.HtmlEncode(key)}" : $" {WebUtility.HtmlEncode(key)}=\"{Attribute(value)}\"");
        if (Void.Contains(Name) && Contents.Count == 0)
        {
            writer.Write(" />");
            return;
        }

        writer.Write('>');
        foreach (var content in Contents)
            Write(content, writer, encoder);
        writer.Write($"</{Name}>");
    }

    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static string? Attribute(object value) =>
        value is IHtmlContent ? value.ToString() : WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture));

    private static void Write(object? content, TextWriter writer, HtmlEncoder encoder)
    {
        switch (content)
        {
            case null:
                break;
            case string text:
                writer.Write(WebUtility.HtmlEncode(text));
                break;
            case IHtmlContent html:
                html.WriteTo(writer, encoder);
                break;
            case IEnumerable sequence when FormatterCatalog.Default.HasNoOwn(content.GetType()):
                WriteItems([.. sequence.Cast<object?>().Take(MostItems)], writer, encoder);
                break;
            default:
                WriteShown(content, writer);
                break;
        }
    }

    private static void WriteItems(List<object?> items, TextWriter writer, HtmlEncoder encoder)
    {
        if (!items.TrueForAll(item => item is IHtmlContent))
        {
            WriteShown(items, writer);
            return;
        }
        foreach (var item in items)
            Write(item, writer, encoder);
    }

    private static void WriteShown(object content, TextWriter writer)
    {
        var bundle = FormatterCatalog.Default.Format(content);
        writer.Write(bundle.Forms.GetValueOrDefault(MediaTypes.Html) ?? bundle.Forms.GetValueOrDefault(MediaTypes.Svg) ?? WebUtility.HtmlEncode(bundle.PlainText));
    }
}
