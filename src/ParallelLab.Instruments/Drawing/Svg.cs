namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// A finished picture. It stands alone: no script, no font, no file beside it. Put inline into a page, also with many others, it
/// changes nothing there.
/// </summary>
/// <param name="Markup">The <c>svg</c> element, without an XML declaration.</param>
/// <param name="Title">What it is, in a line; also in the markup.</param>
/// <param name="Description">What it shows, in words, for those who can't see it; also in the markup.</param>
public sealed record Svg(string Markup, string Title, string Description)
{
    /// <summary>The words.</summary>
    public override string ToString() => $"{Title}\n{Description}";
}
