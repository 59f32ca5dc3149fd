using System.Globalization;
using System.Text;

namespace ParallelLab.Instruments.Drawing;

/// <summary>What may stand in a picture's markup.</summary>
internal static class SvgText
{
    private const int ControlPictures = 0x2400;
    private const char Delete = '\x7f';

    /// <summary>A tenth of a pixel is finer than any eye: <c>12.3</c>, <c>-4</c>, <c>0</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no finite number: a mistake in the drawing that would break the picture.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A picture has no place for it.");
        var rounded = Math.Round(value, 1);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The text with whatever XML has no place for made visible: control characters by their pictures (␀), torn surrogates and non-characters
    /// as U+FFFD. Signs are escaped by the writer.
    /// </summary>
    public static string Legible(string text)
    {
        var isLegible = true;
        foreach (var rune in text.EnumerateRunes())
            isLegible &= Picture(rune) == rune && rune != Rune.ReplacementChar;
        if (isLegible)
            return text;

        var legible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            legible.Append(Picture(rune));
        return legible.ToString();
    }

    private static Rune Picture(Rune rune) => rune.Value switch
    {
        < ' ' => new Rune(ControlPictures + rune.Value),
        Delete => new Rune(ControlPictures + 0x21),
        >= 0x80 and < 0xa0 or 0xfffe or 0xffff => Rune.ReplacementChar,
        _ => rune,
    };
}
