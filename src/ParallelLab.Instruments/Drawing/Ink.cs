namespace ParallelLab.Instruments.Drawing;

/// <summary>A colour by its meaning, for light and for dark paper.</summary>
/// <param name="Name">Short and unique in the <see cref="Palette"/>: part of class names.</param>
/// <param name="Light">On light paper, as <c>#rrggbb</c>; also what is seen where style sheets are stripped, as some hosts do.</param>
/// <param name="Dark">On dark paper.</param>
internal sealed record Ink(string Name, string Light, string Dark)
{
    /// <summary>Elements of this class are filled with it. The prefix keeps a page's own rules from reaching into the picture.</summary>
    public string FillClass => $"pl-{Name}";

    /// <summary>Elements of this class are outlined with it.</summary>
    public string StrokeClass => $"pl-{Name}-s";

    /// <summary>Elements of this class are filled with stripes of it.</summary>
    public string HatchClass => $"pl-{Name}-h";
}
