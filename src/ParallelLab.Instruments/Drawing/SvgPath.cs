using System.Text;

namespace ParallelLab.Instruments.Drawing;

/// <summary>The data of a <c>path</c>, in absolute coordinates, so that rounding never adds up.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _data = new();

    public bool IsEmpty => _data.Length == 0;

    public SvgPath Move(double x, double y) => Append('M', x, y);

    public SvgPath Line(double x, double y) => Append('L', x, y);

    public SvgPath Across(double x) => Append('H', x);

    public SvgPath Down(double y) => Append('V', y);

    public SvgPath Curve(double x1, double y1, double x2, double y2, double x, double y) => Append('C', x1, y1, x2, y2, x, y);

    public SvgPath Close()
    {
        _data.Append('z');
        return this;
    }

    public SvgPath Box(double x, double y, double width, double height) =>
        Move(x, y).Across(x + width).Down(y + height).Across(x).Close();

    /// <summary>A square on its corner, by its middle and half its width and height.</summary>
    public SvgPath Diamond(double x, double y, double halfWidth, double halfHeight) =>
        Move(x, y + halfHeight).Line(x - halfWidth, y).Line(x, y - halfHeight).Line(x + halfWidth, y).Close();

    /// <summary>A closed arrow head.</summary>
    /// <param name="x">The tip.</param>
    /// <param name="y">The tip.</param>
    /// <param name="angle">Where it points to, in radians; 0 is right, a quarter turn is down.</param>
    /// <param name="size">Its length in pixels.</param>
    /// <param name="width">Its width in pixels.</param>
    public SvgPath ArrowHead(double x, double y, double angle, double size = 6, double width = 6)
    {
        var (sin, cos) = Math.SinCos(angle);
        var (baseX, baseY) = (x - size * cos, y - size * sin);
        var (acrossX, acrossY) = (-sin * width / 2, cos * width / 2);
        return Move(x, y).Line(baseX + acrossX, baseY + acrossY).Line(baseX - acrossX, baseY - acrossY).Close();
    }

    public override string ToString() => _data.ToString();

    private SvgPath Append(char command, params ReadOnlySpan<double> numbers)
    {
        _data.Append(command);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = SvgNumber.Text(numbers[i]);
            if (i > 0 && number[0] != '-')
                _data.Append(' ');
            _data.Append(number);
        }
        return this;
    }
}
