using System.Globalization;

namespace ParallelLab.Instruments.Drawing;

/// <summary>Numbers in a picture's markup.</summary>
internal static class SvgNumber
{
    /// <summary>A tenth of a pixel is finer than any eye: <c>12.3</c>, <c>-4</c>, <c>0</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite: a mistake in the drawing that would break the picture.</exception>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A picture has no place for it.");
        var rounded = Math.Round(value, 1);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
