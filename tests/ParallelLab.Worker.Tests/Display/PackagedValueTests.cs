using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Tests.Display;

/// <summary>Values whose types are known by their names. The packages themselves are not here: types of the same names and members are.</summary>
public sealed class PackagedValueTests
{
    [Fact]
    public void A_chart_of_XPlot_is_drawn_by_the_Plotly_that_it_names()
    {
        var bundle = FormatterCatalog.Default.Format(new XPlot.Plotly.PlotlyChart());

        var html = bundle.Forms[MediaTypes.Html];
        Assert.Contains("source = 'https://cdn.example/plotly.min.js'", html, StringComparison.Ordinal);
        Assert.Contains("(function () {\nPlotly.newPlot('a', []);\n});</script>", html, StringComparison.Ordinal);
        Assert.StartsWith("<div id='a'></div><script>(function (draw) {", html, StringComparison.Ordinal);
        Assert.StartsWith("a chart of ", bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_of_Plotly_NET_is_drawn_also_where_it_is_of_a_derived_type()
    {
        var html = FormatterCatalog.Default.Format(new Plotly.NET.LineChart()).Forms[MediaTypes.Html];

        Assert.Contains("Plotly.newPlot('b', [1]);", html, StringComparison.Ordinal);
        Assert.Contains("plotly", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_SkiaSharp_is_shown_as_png()
    {
        var image = FormatterCatalog.Default.Format(new SkiaSharp.SKImage());
        var surface = FormatterCatalog.Default.Format(new SkiaSharp.SKSurface());

        Assert.Equal(Convert.ToBase64String(SkiaSharp.SKData.Png), image.Forms["image/png"]);
        Assert.Equal(image.Forms["image/png"], surface.Forms["image/png"]);
    }

    [Fact]
    public void Json_is_shown_as_it_is_and_looked_into_as_a_tree()
    {
        using var document = JsonDocument.Parse("""{"name":"Ada","years":[1815,1852],"none":null}""");

        var bundle = FormatterCatalog.Default.Format(document);

        Assert.Equal("""{"name":"Ada","years":[1815,1852],"none":null}""", bundle.PlainText);
        Assert.Contains("<td class=\"pl-t\">name</td><td>Ada</td>", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
        Assert.Contains("1852", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1,\"a\",true,null]")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Each_way_to_hold_json_is_shown_alike(string json)
    {
        using var document = JsonDocument.Parse(json);

        string[] shown = [.. new object?[] { document, document.RootElement, JsonNode.Parse(json) }.Select(value => FormatterCatalog.Default.Format(value).PlainText)];

        Assert.All(shown, text => Assert.Equal(json, text));
    }

    [Theory]
    [InlineData("{\"a\":[1,{\"b\":2}]}")]
    [InlineData("[{\"a\":1}]")]
    public void Tokens_of_Newtonsoft_are_shown_by_their_own_text(string json)
    {
        var token = Newtonsoft.Json.Linq.JToken.Parse(json);

        Assert.Equal(token.ToString(), FormatterCatalog.Default.Format(token).PlainText);
    }
}
