using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Drawing;

/// <summary>How shapes are filled and outlined. What a group is painted with its shapes inherit.</summary>
/// <param name="Outline">Width of the line in pixels.</param>
/// <param name="Dashes">Lengths of strokes and gaps, as <c>stroke-dasharray</c> takes them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Paint(
    Ink? Inside, Ink? Line, double Outline = 1, string? Dashes = null, double Opacity = 1, bool IsHatched = false)
{
    /// <summary>Filled.</summary>
    public static Paint Fill(Ink ink) => new(ink, null);

    /// <summary>Filled with stripes, for what must not be told by colour alone.</summary>
    public static Paint Hatch(Ink ink) => new(ink, null, IsHatched: true);

    /// <summary>A line without an inside.</summary>
    public static Paint Stroke(Ink ink, double width = 1, string? dashes = null) => new(null, ink, width, dashes);

    /// <summary>Seen through.</summary>
    public Paint Faded(double opacity) => this with { Opacity = opacity };
}
