using System.Text;

namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// Names that a program chose, made fit to be shown. What XML and JSON have no place for, what moves a terminal's cursor and what turns
/// the direction of the text behind it becomes a sign: control characters their pictures (␀), torn surrogates and the rest U+FFFD.
/// Escaping is the part of whoever writes it.
/// </summary>
internal static class LegibleText
{
    private const int ControlPictures = 0x2400;
    private const int Delete = 0x7f;

    public static string Of(string text)
    {
        if (IsLegible(text))
            return text;
        var legible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            legible.Append(Sign(rune));
        return legible.ToString();
    }

    private static bool IsLegible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Sign(rune) != rune)
                return false;
        }
        return true;
    }

    private static Rune Sign(Rune rune) => rune.Value switch
    {
        < ' ' => new Rune(ControlPictures + rune.Value),
        Delete => new Rune(ControlPictures + 0x21),
        >= 0x80 and < 0xa0 or 0x2028 or 0x2029 or 0xfffe or 0xffff => Rune.ReplacementChar,
        >= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 => Rune.ReplacementChar,
        _ => rune,
    };
}
