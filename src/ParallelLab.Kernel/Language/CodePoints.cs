namespace ParallelLab.Kernel.Language;

/// <summary>
/// Front ends count places in code points, .NET in UTF-16 units. They differ behind an emoji. Half a surrogate pair counts as one of both.
/// </summary>
public static class CodePoints
{
    /// <summary>The index of a code point; a place outside the text is moved to its nearest end.</summary>
    public static int IndexOf(string text, int codePoint)
    {
        var index = 0;
        for (var passed = 0; passed < codePoint && index < text.Length; passed++)
            index += IsPair(text, index) ? 2 : 1;
        return index;
    }

    /// <summary>How many code points stand before an index.</summary>
    public static int Before(string text, int index)
    {
        var passed = 0;
        for (var at = 0; at < index; passed++)
            at += IsPair(text, at) ? 2 : 1;
        return passed;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
