using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>
/// How one series is told from the others: by colour, and for eyes and printers without colours by dashes, marks and stripes.
/// </summary>
internal sealed record SeriesLook(Ink Ink, string? Dashes, Mark? Mark, bool IsHatched, bool IsReference)
{
    /// <summary>With more points than this the marks would hide the line.</summary>
    private const int MostMarks = 40;

    private static readonly string?[] DashesInTurn = [null, "7 4", "2 3", "9 3 2 3"];
    private static readonly Mark[] Marks = Enum.GetValues<Mark>();

    /// <summary>Reference lines take no colour from the others.</summary>
    public static SeriesLook Of(Chart chart, int index)
    {
        if (chart.Series[index].IsReference)
            return new SeriesLook(Palette.Muted, "3 4", Mark: null, IsHatched: false, IsReference: true);
        var place = chart.Series.Take(index).Count(series => !series.IsReference);
        return new SeriesLook(
            Palette.Series[place % Palette.Series.Count],
            DashesInTurn[place % DashesInTurn.Length],
            chart.Series[index].Ys.Length <= MostMarks ? Marks[place % Marks.Length] : null,
            IsHatched: place % 2 == 1,
            IsReference: false);
    }

    public Paint Line => Paint.Stroke(Ink, IsReference ? 1.5 : 2, Dashes);

    public Paint Area => IsHatched ? Paint.Hatch(Ink) : Paint.Fill(Ink);

    /// <summary>Puts the mark, if there is one, around a point.</summary>
    public void DrawMark(SvgWriter svg, double x, double y, string? title = null)
    {
        var (paint, size) = (Paint.Fill(Ink), 4.0);
        switch (Mark)
        {
            case Charts.Mark.Circle:
                svg.Circle(x, y, size, paint, title);
                break;
            case Charts.Mark.Square:
                svg.Path(new SvgPath().Box(x - size, y - size, 2 * size, 2 * size), paint, title);
                break;
            case Charts.Mark.Diamond:
                size += 1.5;
                svg.Path(new SvgPath().Move(x, y - size).Line(x + size, y).Line(x, y + size).Line(x - size, y).Close(), paint, title);
                break;
            case Charts.Mark.Triangle:
                size += 1;
                svg.Path(new SvgPath().Move(x, y - size).Line(x + size, y + size).Line(x - size, y + size).Close(), paint, title);
                break;
        }
    }
}

/// <summary>The shape of a point.</summary>
internal enum Mark
{
    Circle,
    Square,
    Diamond,
    Triangle,
}
