using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>A line from a value's lower to its upper end, with a cap on each.</summary>
internal static class ErrorBar
{
    public static void Draw(SvgWriter svg, double x, Axis up, Point point, double halfCap, Paint paint)
    {
        var (low, high) = (up.At(point.Low), up.At(point.High));
        svg.Path(
            new SvgPath().Move(x - halfCap, low).Across(x + halfCap).Move(x, low).Down(high).Move(x - halfCap, high).Across(x + halfCap),
            paint);
    }
}
