namespace ParallelLab.Worker.Display;

/// <summary>
/// Values as text: what C# would write where it can, in the invariant culture. Limited in length, depth and items, so that
/// any value (endless, cyclic, throwing) gives a text in bounded space. A sequence is run through once.
/// </summary>
public static class PlainText
{
    /// <summary>The value's text. Text itself is shown as it is, without quotes.</summary>
    public static string Format(object? value) => Of(ValueReader.Read(value, FormatterCatalog.Default));

    internal static string Of(Shape shape) => shape switch
    {
        Shape.Quoted(var text) => text,
        Shape.Sequence rows when ShapeTable.OfLikeObjects(rows) is { } table => TextTable.Render(table.ToTextTable()),
        Shape.Grid grid when grid.Rows.Count > 0 => TextTable.Render(ShapeTable.Of(grid).ToTextTable()),
        _ => Short(shape, DisplayLimits.Characters),
    };

    /// <summary>As a table's cell or a summary shows it: on one line, and short.</summary>
    internal static string Short(Shape shape, int limit)
    {
        if (shape is Shape.Quoted(var text))
            return Cut(text, limit);
        var writer = new PlainTextWriter(limit);
        writer.Write(shape);
        return Cut(writer.ToString(), limit);
    }

    /// <summary>The text, or its beginning and <c>…</c>; never half a surrogate pair.</summary>
    internal static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit), "…");
    }
}
