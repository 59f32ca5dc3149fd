#pragma warning disable MA0048, MA0049, SA1402, SA1403, CA1024, CA1822, CA1720, IDE0130 // Names and members are those of the packages.

namespace XPlot.Plotly
{
    public sealed class PlotlyChart
    {
        public string PlotlySrc => "https://cdn.example/plotly.min.js";

        public string GetInlineHtml() => "<div id='a'></div><script>Plotly.newPlot('a', []);</script>";
    }
}

namespace Plotly.NET
{
    public class GenericChart
    {
        public static string toChartHTML(GenericChart chart) => $"<div id='b'></div><script type=\"text/javascript\">Plotly.newPlot('b', [{chart.Traces}]);</script>";

        protected int Traces { get; init; }
    }

    public sealed class LineChart : GenericChart
    {
        public LineChart() => Traces = 1;
    }
}

namespace SkiaSharp
{
    public enum SKEncodedImageFormat
    {
        Bmp,
        Png,
    }

    public sealed class SKData
    {
        public static byte[] Png { get; } = Convert.FromHexString("89504E470D0A1A0A");

        public byte[] ToArray() => Png;
    }

    public sealed class SKImage
    {
        public SKData? Encode(SKEncodedImageFormat format, int quality) => format == SKEncodedImageFormat.Png && quality == 100 ? new SKData() : null;
    }

    public sealed class SKSurface
    {
        public SKImage Snapshot() => new();
    }
}
