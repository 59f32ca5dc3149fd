namespace ParallelLab.Worker.Display;

/// <summary>
/// Values as text: what C# would write where it can, in the invariant culture. Limited in length, depth and items, so that
/// any value (endless, cyclic, throwing) gives a text in bounded space. A sequence is run through once.
/// </summary>
public static class PlainText
{
    /// <summary>The value's text. Text itself is shown as it is, without quotes.</summary>
    public static string Format(object? value) => Write(writer => writer.Value(value), DisplayLimits.Characters);

    /// <summary>As a table's cell shows it: inside another value, and short.</summary>
    internal static string FormatCell(object? value, int limit) =>
        value is string text ? Cut(text, limit) : Write(writer => writer.Inner(value, depth: 2), limit);

    internal static string Format(SequenceSample sample) => Write(writer => writer.Sequence(sample, depth: 0), DisplayLimits.Characters);

    /// <summary>The text, or its beginning and <c>…</c>; never half a surrogate pair.</summary>
    internal static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit), "…");
    }

    private static string Write(Action<PlainTextWriter> write, int limit)
    {
        var writer = new PlainTextWriter(limit);
        write(writer);
        return Cut(writer.ToString(), limit);
    }
}
