using System.Collections.Immutable;
using System.Numerics;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Charts;

/// <summary>
/// A chart of lines or of bars. Immutable: each <c>With…</c> gives another chart. In a notebook it shows itself as a picture.
/// Values that are no finite numbers, and on a logarithmic axis those that are not positive, are left out.
/// </summary>
public sealed record Chart
{
    private Chart()
    {
    }

    internal string Title { get; private init; } = "";

    internal AxisCaption X { get; private init; } = new("");

    internal AxisCaption Y { get; private init; } = new("");

    internal ImmutableArray<Series> Series { get; private init; } = [];

    /// <summary>What stands below the bars; null for a chart of lines.</summary>
    internal ImmutableArray<string>? Labels { get; private init; }

    internal bool HasBars => Labels is not null;

    /// <summary>A line through points.</summary>
    /// <param name="name">What the legend calls it; none for a line that needs no name.</param>
    /// <exception cref="ArgumentException">The two are not of the same length.</exception>
    public static Chart Line<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string? name = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => new Chart().WithLine(xs, ys, name);

    /// <summary>A bar for each label.</summary>
    /// <inheritdoc cref="Line{TX, TY}"/>
    public static Chart Bar<T>(IEnumerable<string> labels, IEnumerable<T> values, string? name = null)
        where T : INumber<T> => new Chart { Labels = [.. labels] }.WithBars(values, name);

    /// <summary>One more line.</summary>
    /// <param name="isReference">Drawn thin and without marks: what the others are to be compared with.</param>
    /// <inheritdoc cref="Line{TX, TY}"/>
    public Chart WithLine<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string? name = null, bool isReference = false)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        if (HasBars)
            throw new InvalidOperationException("A chart of bars takes no lines.");
        var (across, up) = (Doubles(xs), Doubles(ys));
        if (across.Length != up.Length)
            throw new ArgumentException($"There are {across.Length} xs and {up.Length} ys; a line needs as many of both.", nameof(ys));
        return With(new Series(name ?? "", across, up, Errors: null, isReference));
    }

    /// <summary>One more bar for each label, beside the others.</summary>
    /// <exception cref="ArgumentException">There are not as many values as labels.</exception>
    public Chart WithBars<T>(IEnumerable<T> values, string? name = null)
        where T : INumber<T>
    {
        if (Labels is not { } labels)
            throw new InvalidOperationException("A chart of lines takes no bars.");
        var heights = Doubles(values);
        if (heights.Length != labels.Length)
            throw new ArgumentException($"There are {labels.Length} labels and {heights.Length} values; bars need as many.", nameof(values));
        return With(new Series(name ?? "", Doubles(Enumerable.Range(0, heights.Length)), heights, Errors: null, IsReference: false));
    }

    /// <summary>Error bars for the line or bars added last: each value ± its error.</summary>
    /// <exception cref="ArgumentException">There are not as many errors as values.</exception>
    public Chart WithErrors<T>(IEnumerable<T> errors)
        where T : INumber<T>
    {
        var (last, deviations) = (Series[^1], Doubles(errors));
        if (deviations.Length != last.Ys.Length)
            throw new ArgumentException($"There are {last.Ys.Length} values and {deviations.Length} errors; each needs its own.", nameof(errors));
        return this with { Series = Series.SetItem(Series.Length - 1, last with { Errors = deviations }) };
    }

    public Chart WithTitle(string title) => this with { Title = title };

    /// <param name="label">The quantity and its unit: <c>time, ms</c>.</param>
    /// <param name="isLogarithmic">Equal steps multiply.</param>
    public Chart WithXAxis(string label, bool isLogarithmic = false) => this with { X = new AxisCaption(label, isLogarithmic) };

    /// <inheritdoc cref="WithXAxis"/>
    public Chart WithYAxis(string label, bool isLogarithmic = false) => this with { Y = new AxisCaption(label, isLogarithmic) };

    /// <summary>The chart as a picture.</summary>
    public Svg ToSvg() => ChartDrawing.Draw(this);

    /// <summary>The chart in words and figures, for terminals and screen readers.</summary>
    public override string ToString() => ChartText.Of(this);

    private Chart With(Series series) => this with { Series = Series.Add(series) };

    private static ImmutableArray<double> Doubles<T>(IEnumerable<T> values)
        where T : INumber<T> => [.. values.Select(double.CreateSaturating)];
}
