namespace ParallelLab.Instruments.Timelines;

/// <summary>A row and where it is, in pixels from the picture's top.</summary>
/// <param name="BarTop">The upper edge of the bar that shows the phases.</param>
/// <param name="SpanRows">Rows of boxes below the bar.</param>
internal sealed record PlacedRow(TimelineRow Row, double Top, double Bottom, double BarTop, double BarHeight, int SpanRows)
{
    public const double SpanPitch = 14;

    public double BarBottom => BarTop + BarHeight;

    public double Middle => BarTop + BarHeight / 2;

    public double SpanTop => BarBottom + 2;

    /// <summary>The edge of the bar where a line to the other row leaves or arrives.</summary>
    public double EdgeTowards(PlacedRow other) => other.Middle > Middle ? BarBottom : BarTop;
}
