using System.Collections.Immutable;

namespace ParallelLab.Instruments.Charts;

/// <summary>One line of a chart, or the bars of one colour.</summary>
/// <param name="Name">Empty for none.</param>
/// <param name="Xs">The places; of bars the number of the label.</param>
/// <param name="Errors">Half the length of the error bars; null for none.</param>
internal sealed record Series(
    string Name, ImmutableArray<double> Xs, ImmutableArray<double> Ys, ImmutableArray<double>? Errors, bool IsReference)
{
    /// <summary>Beyond this, differences of values are no numbers any more.</summary>
    private const double Greatest = 1e100;

    /// <summary>The values that can be drawn, in order.</summary>
    public IEnumerable<Point> Points(Chart chart) =>
        Xs.Select((x, i) => new Point(Rounded(x), Rounded(Ys[i]), ErrorOf(i)))
            .Where(point => IsDrawable(point.X, chart.X) && IsDrawable(point.Y, chart.Y));

    private double ErrorOf(int i) => Errors is { } errors && IsFinite(errors[i]) ? Math.Abs(Rounded(errors[i])) : 0;

    private static bool IsDrawable(double value, AxisCaption axis) => IsFinite(value) && (!axis.IsLogarithmic || value > 0);

    private static bool IsFinite(double value) => Math.Abs(value) <= Greatest;

    private static double Rounded(double value) => Math.Abs(value) < 1 / Greatest ? 0 : value;
}

/// <summary>A value of a series.</summary>
internal sealed record Point(double X, double Y, double Error)
{
    public double Low => Y - Error;

    public double High => Y + Error;
}

/// <summary>What an axis shows and how.</summary>
internal sealed record AxisCaption(string Label, bool IsLogarithmic = false);
