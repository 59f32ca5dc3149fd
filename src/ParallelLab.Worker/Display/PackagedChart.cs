using System.Reflection;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>
/// Charts of XPlot and Plotly.NET. Both packages write HTML that calls Plotly and leave it to their extension of .NET Interactive to fetch that;
/// here they are known by their types' names. The browser gets Plotly from where the package says.
/// </summary>
internal static class PackagedChart
{
    private const string PlotlyForPlotlyNet = "https://cdn.plot.ly/plotly-2.27.1.min.js";

    /// <summary>Null for any other value.</summary>
    public static MimeBundle? Of(object value)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            switch (type.FullName)
            {
                case "XPlot.Plotly.PlotlyChart":
                    return Bundle(type, Call(type, "GetInlineHtml", value), Call(type, "get_PlotlySrc", value));
                case "Plotly.NET.GenericChart" or "Plotly.NET.GenericChart+GenericChart":
                    return Bundle(type, Call(type.DeclaringType ?? type, "toChartHTML", null, value), PlotlyForPlotlyNet);
            }
        }
        return null;
    }

    private static string? Call(Type type, string method, object? instance, params object[] arguments) =>
        type.GetMethod(method, [.. arguments.Select(_ => type.GetMethod(method)!.GetParameters()[0].ParameterType)])
            ?.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null) as string;

    /// <summary>Null where a version of the package has no such method: then the chart is shown as any value.</summary>
    private static MimeBundle? Bundle(Type type, string? html, string? plotly) =>
        html is null ? null : MimeBundle.Rich($"a chart of {type.Assembly.GetName().Name}", MediaTypes.Html, WithPlotly(html, plotly ?? PlotlyForPlotlyNet));

    private static string WithPlotly(string html, string plotly)
    {
        var start = html.IndexOf("<script", StringComparison.Ordinal) is var tag and >= 0 ? html.IndexOf('>', tag) + 1 : -1;
        var end = html.LastIndexOf("</script>", StringComparison.Ordinal);
        return start <= 0 || end < start ? html : $"{html[..start]}{Fetching(plotly)}(function () {{\n{html[start..end]}\n}});{html[end..]}";
    }

    /// <summary>A function that calls another one as soon as there is a global <c>Plotly</c>. Where RequireJS is, Plotly hands itself to that alone.</summary>
    private static string Fetching(string plotly) =>
        $$"""
        (function (draw) {
            var source = '{{plotly}}';
            if (window.Plotly) {
                draw();
            } else if (window.require && window.require.config) {
                require.config({ paths: { plotly: source.replace(/\.js$/, '') } });
                require(['plotly'], function (plotly) { window.Plotly = plotly; draw(); });
            } else {
                var script = document.createElement('script');
                script.src = source;
                script.onload = draw;
                document.head.appendChild(script);
            }
        })
        """;
}
