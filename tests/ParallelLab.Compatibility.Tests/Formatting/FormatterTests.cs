using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace ParallelLab.Compatibility.Tests.Formatting;

/// <summary>They share what is registered, so they run one after the other, as the tests of one class do.</summary>
public sealed class FormatterTests : IDisposable
{
    public void Dispose() => Formatter.ResetToDefault();

    [Fact]
    public void A_formatter_can_return_its_text()
    {
        Formatter.Register<Point>(point => $"({point.X})");

        Assert.Equal("(1)", new Point(1).ToDisplayString());
    }

    [Fact]
    public void A_formatter_can_write_its_text()
    {
        Formatter.Register<Point>((point, writer) => writer.Write($"<b>{point.X}</b>"), HtmlFormatter.MimeType);

        Assert.Equal("<b>1</b>", new Point(1).ToDisplayString("text/html"));
        Assert.Equal("FormatterTests.Point { X = 1 }", new Point(1).ToDisplayString());
    }

    [Fact]
    public void A_formatter_can_leave_a_value_to_its_text()
    {
        Formatter.Register<Point>((point, context) => Positive(point, context));

        Assert.Equal("positive", new Point(1).ToDisplayString());
        Assert.Equal("FormatterTests.Point { X = -1 }", new Point(-1).ToDisplayString());
    }

    [Fact]
    public void A_formatter_can_be_registered_for_a_generic_definition()
    {
        Formatter.Register(typeof(List<>), (list, writer) => writer.Write("quack"));

        Assert.Equal("quack", new List<int>().ToDisplayString());
    }

    [Fact]
    public void The_limits_are_those_of_lists_and_levels()
    {
        Formatter.ListExpansionLimit = 2;
        Formatter<int[]>.ListExpansionLimit = 1;
        Formatter.RecursionLimit = 1;

        Assert.Equal("[ 1, 2, … 1 more ]", new List<int> { 1, 2, 3 }.ToDisplayString());
        Assert.Equal("[ 1, … 1 more ]", new[] { 1, 2 }.ToDisplayString());
        Assert.Equal("[ …, … ]", new List<int[]> { new[] { 1 }, new[] { 2 } }.ToDisplayString());
        Assert.Throws<ArgumentException>(() => Formatter.ListExpansionLimit = -1);
    }

    [Fact]
    public void All_is_forgotten_on_demand()
    {
        Formatter.Register<Point>(_ => "own");
        Formatter.SetPreferredMimeTypesFor(typeof(Point), "text/plain");
        Formatter.ResetToDefault();

        Assert.Equal("FormatterTests.Point { X = 1 }", new Point(1).ToDisplayString());
    }

    [Fact]
    public void A_value_can_be_written_where_one_likes()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);

        new[] { 1, 2 }.FormatTo(writer);

        Assert.Equal("[ 1, 2 ]", writer.ToString());
    }

    private static bool Positive(Point point, FormatContext context)
    {
        if (point.X > 0)
            context.Writer.Write("positive");
        return point.X > 0;
    }

    private sealed record Point(int X);
}
