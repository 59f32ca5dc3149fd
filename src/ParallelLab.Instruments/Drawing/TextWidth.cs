using System.Globalization;
using System.Text;

namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// How wide a text will be, without asking a font: a picture doesn't know which one its reader has. Estimates are those of a wide
/// sans serif (DejaVu Sans); in a narrower one there is some air.
/// </summary>
internal static class TextWidth
{
    private const double Bold = 1.1;
    private const string Ellipsis = "…";

    /// <summary>The width in pixels.</summary>
    public static double Of(string text, double size, bool isBold = false)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
            ems += Ems(rune);
        return ems * size * (isBold ? Bold : 1);
    }

    /// <summary>The text, or as much of its beginning as there is room for and an ellipsis; empty if that is less than three letters.</summary>
    public static string Fit(string text, double width, double size, bool isBold = false)
    {
        if (Of(text, size, isBold) <= width)
            return text;
        var room = width - Of(Ellipsis, size, isBold);
        var fitting = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(text);
        for (var count = 0; letters.MoveNext(); count++)
        {
            room -= Of(letters.GetTextElement(), size, isBold);
            if (room < 0)
                return count < 3 ? "" : fitting.Append(Ellipsis).ToString();
            fitting.Append(letters.GetTextElement());
        }
        return text;
    }

    /// <summary>The text in lines no wider than given; a single longer word stands alone in its line.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}", size) <= width)
                lines[^1] += $" {word}";
            else
                lines.Add(Fit(word, width, size));
        }
        return lines;
    }

    /// <summary>The columns that it takes in a terminal: East Asian letters and pictures take two.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += IsMark(rune) ? 0 : IsWide(rune) ? 2 : 1;
        return columns;
    }

    private static double Ems(Rune rune) => rune.Value switch
    {
        ' ' or 'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' or '·' => 0.33,
        'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '/' or '\\' or '-' or '"' or 'J' => 0.41,
        'm' or 'M' or 'W' or '@' or '%' => 0.98,
        'w' or '+' or '=' or '<' or '>' or '#' or '~' or '…' or '→' => 0.84,
        >= 'A' and <= 'Z' => 0.72,
        < 0x250 => 0.62,
        _ => IsMark(rune) ? 0 : IsWide(rune) ? 1.05 : 0.75,
    };

    /// <summary>Roughly Unicode's East Asian Width; exactly that where letters are concerned.</summary>
    private static bool IsWide(Rune rune) =>
        rune.Value is >= 0x1100 and < 0x1160 or >= 0x2e80 and < 0xa4d0 or >= 0xac00 and < 0xd7a4 or >= 0xf900 and < 0xfb00
            or >= 0xfe30 and < 0xfe70 or >= 0xff00 and < 0xff61 or >= 0x1f300 and < 0x1fb00 or >= 0x20000;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
