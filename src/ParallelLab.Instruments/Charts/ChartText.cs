using System.Globalization;
using System.Text;

namespace ParallelLab.Instruments.Charts;

/// <summary>A chart in words and figures.</summary>
internal static class ChartText
{
    private const int MostRows = 20;
    private const int BarLength = 40;

    /// <summary>A table, with bars of blocks where the chart has bars.</summary>
    public static string Of(Chart chart)
    {
        var text = new StringBuilder();
        foreach (var heading in Headings(chart))
            text.Append(heading).Append('\n');
        foreach (var series in chart.Series)
        {
            if (series.Name.Length > 0)
                text.Append(series.Name).Append(":\n");
            Append(text, chart, [.. series.Points(chart)]);
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>On one line, to be read out.</summary>
    public static string InWords(Chart chart) => string.Join(
        " ",
        Headings(chart).Concat(chart.Series.Select(series => (series.Name.Length > 0 ? $"{series.Name}: " : "") + Values(chart, series)))
            .Select(part => $"{part}."));

    private static string Values(Chart chart, Series series)
    {
        var points = series.Points(chart).ToList();
        var told = string.Join(", ", points.Take(MostRows).Select(point => $"{NameOf(chart, point)}: {Value(point)}"));
        return points.Count <= MostRows ? told : string.Create(CultureInfo.InvariantCulture, $"{told} and {points.Count - MostRows} more");
    }

    private static IEnumerable<string> Headings(Chart chart) =>
        new[] { chart.Title, string.Join(" against ", new[] { chart.Y.Label, chart.X.Label }.Where(label => label.Length > 0)) }
            .Where(heading => heading.Length > 0);

    private static string NameOf(Chart chart, Point point) => chart.Labels is { } labels ? labels[(int)point.X] : Number(point.X);

    /// <summary>As people read it: four significant digits, thousands apart; powers of ten only where there is no other way.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) is >= 1000 and < 1e15 ? "#,0" : "G4", CultureInfo.InvariantCulture);

    /// <summary>The value, and its error where it has one.</summary>
    public static string Value(Point point) => point.Error > 0 ? $"{Number(point.Y)} ± {Number(point.Error)}" : Number(point.Y);

    private static void Append(StringBuilder text, Chart chart, List<Point> points)
    {
        var names = points.Take(MostRows).Select(point => NameOf(chart, point)).ToList();
        var longest = points.Select(point => Math.Abs(point.Y)).DefaultIfEmpty().Max();
        foreach (var (name, point) in names.Zip(points))
        {
            text.Append("  ").Append(name.PadRight(names.Max(other => other.Length))).Append("  ");
            if (chart.HasBars && longest > 0)
                text.Append('█', (int)Math.Round(Math.Abs(point.Y) / longest * BarLength)).Append(' ');
            text.Append(Value(point)).Append('\n');
        }
        if (points.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"  and {points.Count - MostRows} more\n");
    }
}
