using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Instruments.Charts;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Charts;

public sealed class ChartTests
{
    private static readonly int[] Workers = [1, 2, 4, 8];

    private static readonly Chart Lines = Chart.Line(Workers, [12.1, 6.4, 3.9, 3.8], "lock")
        .WithErrors([0.8, 0.5, 0.4, 0.6])
        .WithLine(Workers, [12.0, 6.1, 3.1, 1.6], "Interlocked")
        .WithErrors([0.3, 0.2, 0.2, 0.1])
        .WithLine(Workers, [11.9, 5.9, 3.0, 1.5], "a counter each")
        .WithLine(Workers, [12.0, 6.0, 3.0, 1.5], "ideal", isReference: true)
        .WithTitle("Counting to a million")
        .WithXAxis("threads")
        .WithYAxis("time, ms");

    private static readonly Chart Bars = Chart.Bar(["lock", "SemaphoreSlim", "Interlocked", "a counter each"], [88.0, 310, 24, 1.9], "uncontended")
        .WithErrors([6.0, 22, 2, 0.2])
        .WithBars([240.0, 680, 61, 2.1], "4 threads")
        .WithErrors([30.0, 41, 8, 0.3])
        .WithTitle("What an addition costs")
        .WithYAxis("ns");

    private static readonly Chart Logarithmic = Chart.Line([10, 100, 1_000, 10_000, 100_000], [0.8, 9.5, 110, 1300, 15_800], "List.Sort")
        .WithLine([10, 100, 1_000, 10_000, 100_000], [6000.0, 6100, 6400, 7900, 11_000], "parallel merge sort")
        .WithTitle("Sorting")
        .WithXAxis("numbers", isLogarithmic: true)
        .WithYAxis("µs", isLogarithmic: true);

    private static Arbitrary<double> AnyDoubles => Gen.OneOf(
        Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon, -1e-300, 1e300),
        Gen.Choose(-1_000_000, 1_000_000).Select(value => value / 1000.0)).ToArbitrary();

    [Fact]
    public void Lines_are_drawn_as_approved() => Approved.Equal("lines.svg", Lines.ToSvg().Markup);

    [Fact]
    public void Bars_are_drawn_as_approved() => Approved.Equal("bars.svg", Bars.ToSvg().Markup);

    [Fact]
    public void Logarithmic_axes_are_drawn_as_approved() => Approved.Equal("logarithmic.svg", Logarithmic.ToSvg().Markup);

    [Fact]
    public void A_chart_of_lines_is_a_table_in_text()
    {
        Assert.Equal(
            """
            Speed-up
            times faster against workers
            measured:
              1  1
              2  1.9 ± 0.1
              4  3.4
            """,
            Chart.Line([1, 2, 4], [1, 1.9, 3.4], "measured").WithErrors([0, 0.1, 0]).WithTitle("Speed-up")
                .WithXAxis("workers").WithYAxis("times faster").ToString());
    }

    [Fact]
    public void A_chart_of_bars_has_bars_in_text()
    {
        Assert.Equal(
            """
              lock         ████████████████████████████████████████ 88
              Interlocked  ███████████ 24
            """,
            Chart.Bar(["lock", "Interlocked"], [88, 24]).ToString());
    }

    [Fact]
    public void A_chart_is_not_changed_by_what_is_made_of_it()
    {
        var chart = Chart.Line([1, 2], [3, 4]);
        var before = chart.ToSvg();

        _ = chart.WithTitle("other").WithLine([1, 2], [5, 6]).WithErrors([1, 1]);

        Assert.Equal(before, chart.ToSvg());
    }

    [Fact]
    public void Values_that_do_not_match_are_refused_in_words()
    {
        Assert.StartsWith("There are 2 xs and 3 ys", Assert.Throws<ArgumentException>(() => Chart.Line([1, 2], [1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.StartsWith("There are 1 labels and 2 values", Assert.Throws<ArgumentException>(() => Chart.Bar(["a"], [1, 2])).Message, StringComparison.Ordinal);
        Assert.StartsWith("There are 2 values and 1 errors", Assert.Throws<ArgumentException>(() => Chart.Line([1, 2], [1, 2]).WithErrors([1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_points_keep_the_picture_small()
    {
        var xs = Enumerable.Range(0, 1_000_000).ToArray();

        Assert.InRange(Chart.Line(xs, xs).ToSvg().Markup.Length, 1, 40_000);
    }

    [Property(MaxTest = 50)]
    public FsCheck.Property Any_values_give_a_picture_within_its_frame() => Prop.ForAll(
        AnyDoubles.Generator.ListOf().Select(values => values.ToArray()).ToArbitrary(),
        Gen.Elements(true, false).Two().ToArbitrary(),
        (values, isLogarithmic) => IsPicture(Chart.Line(values.Reverse(), values).WithErrors(values)
                .WithXAxis("x", isLogarithmic.Item1).WithYAxis("y", isLogarithmic.Item2))
            && IsPicture(Chart.Bar(values.Select((_, i) => $"label {i}"), values).WithErrors(values).WithYAxis("y", isLogarithmic.Item2)));

    [Fact]
    public void An_error_larger_than_its_value_is_drawn_on_a_logarithmic_axis_too() =>
        Assert.True(IsPicture(Chart.Line([1, 2], [1.0, 10]).WithErrors([3.0, 0]).WithYAxis("y", isLogarithmic: true)));

    private static bool IsPicture(Chart chart) =>
        XElement.Parse(chart.ToSvg().Markup).Descendants()
            .Attributes()
            .Where(attribute => attribute.Name.LocalName is "x" or "cx" or "y" or "cy")
            .All(attribute => (double)attribute is >= -1 and <= 641);
}
