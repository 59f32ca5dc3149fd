using ParallelLab.Instruments;
using ParallelLab.Instruments.Charts;
using ParallelLab.Instruments.Timing;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Interactive;

/// <summary>What .NET Interactive is to show of our values: the same as ParallelLab's own kernel shows.</summary>
public static class ShownValue
{
    private const int MostThreads = 200;

    /// <summary>The value as HTML.</summary>
    public static string Html(object value) => value switch
    {
        SweepResult sweep => HtmlTable.Render(Table(sweep)) + sweep.ToSvg(Environment.ProcessorCount).Markup,
        _ => Html(FormatterCatalog.Default.Format(value)),
    };

    /// <summary>The value as text.</summary>
    public static string Text(object value) =>
        value is SweepResult sweep ? TextTable.Render(Table(sweep)) : FormatterCatalog.Default.Format(value).PlainText;

    /// <summary>This process, as HTML.</summary>
    public static string Process() => HtmlTable.Render(PidInstrument.Table(ProcessSnapshot.Take()));

    /// <summary>
    /// The threads of this process, as HTML. Who started which is not known here, so they are those of the operating system, the busiest first.
    /// </summary>
    public static string Threads()
    {
        var threads = OsThreads.Snapshot().OrderByDescending(thread => thread.Cpu).ToList();
        return HtmlTable.Render(new Table(
            [new("OS id", IsNumber: true), new("name"), new("state"), new("CPU", IsNumber: true)],
            [.. threads.Take(MostThreads).Select(Row)],
            threads.Count > MostThreads ? $"The {MostThreads} busiest of {threads.Count}." : null));
    }

    private static IReadOnlyList<string> Row(OsThread thread) =>
        [$"{thread.Id}", thread.Name, $"{thread.State}", thread.Cpu is { } cpu ? Units.Duration(cpu) : ""];

    private static Table Table(SweepResult sweep) => SweepTable.Of(sweep, Environment.ProcessorCount);

    private static string Html(MimeBundle bundle) =>
        bundle.Forms.GetValueOrDefault(MediaTypes.Html)
        ?? bundle.Forms.GetValueOrDefault(MediaTypes.Svg)
        ?? $"<pre>{System.Net.WebUtility.HtmlEncode(bundle.PlainText)}</pre>";
}
