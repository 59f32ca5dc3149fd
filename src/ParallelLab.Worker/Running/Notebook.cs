using System.Diagnostics.CodeAnalysis;
using ParallelLab.Instruments.Timelines;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>What a cell can ask of the notebook it is in. Every cell sees these names without a <c>using</c>.</summary>
public static partial class Notebook
{
    /// <summary>
    /// Signalled when this cell is asked to stop. Pass it to what can be cancelled, and it ends at once instead of being abandoned:
    /// <c>await Task.Delay(10_000, StoppingToken)</c>.
    /// </summary>
    public static CancellationToken StoppingToken => CellScope.CurrentOrRunning?.StoppingToken ?? CancellationToken.None;

    /// <summary>Where displays go; set once, when the worker starts.</summary>
    internal static OutputQueue? Output { get; set; }

    /// <summary>Who asks the front end; set once, when the worker starts.</summary>
    internal static CellReader? Input { get; set; }

    /// <summary>Shows a value in the cell that runs this code, as the last expression's value would be shown.</summary>
    /// <param name="mimeTypes">The forms to show beside the text, such as <c>text/html</c>; none for all that the value has.</param>
    /// <returns>What is shown, to be replaced later.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that notebooks have used since .NET Interactive.")]
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var shown = new DisplayedValue(CellScope.CurrentOrRunning?.Id ?? 0, mimeTypes);
        shown.Show(value);
        return shown;
    }

    /// <summary>Takes away all that this cell has shown so far.</summary>
    /// <param name="wait">Only when the cell shows the next thing: a picture that is drawn again and again then does not flicker.</param>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that all Jupyter kernels have for it, beside display.")]
    public static void clear_output(bool wait = false) => Show(new CellOutput.Clear(wait));

    /// <summary>Asks for a line of text, in a field of the front end that shows <paramref name="prompt"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody can answer, because the notebook runs without a front end that asks.</exception>
    public static string ReadLine(string prompt) => Ask(nameof(ReadLine), prompt, isPassword: false);

    /// <summary>Asks as <see cref="ReadLine"/> does, for something that must not be seen while it is typed.</summary>
    /// <inheritdoc cref="ReadLine"/>
    public static string ReadPassword(string prompt = "") => Ask(nameof(ReadPassword), prompt, isPassword: true);

    /// <summary>
    /// <see cref="Instruments.Timelines.Timeline"/>, under a name that cells see without opening its namespace: the words in there
    /// (<c>Activity</c>, <c>Mark</c>) are others' words too.
    /// </summary>
    public static class Timeline
    {
        /// <inheritdoc cref="Instruments.Timelines.Timeline.Record"/>
        public static TimelineRecording Record(Action code) => Instruments.Timelines.Timeline.Record(code);

        /// <inheritdoc cref="Instruments.Timelines.Timeline.Mark"/>
        public static void Mark(string name) => Instruments.Timelines.Timeline.Mark(name);

        /// <inheritdoc cref="Instruments.Timelines.Timeline.Span"/>
        public static IDisposable Span(string name) => Instruments.Timelines.Timeline.Span(name);
    }

    /// <summary>Shows a bundle in the cell that runs this code.</summary>
    internal static void Show(MimeBundle bundle) => Show(new CellOutput.Display(bundle));

    private static void Show(CellOutput output) => Output?.Show(CellScope.CurrentOrRunning?.Id ?? 0, output);

    private static string Ask(string call, string prompt, bool isPassword) =>
        Input?.Ask(call, prompt, isPassword) ?? throw new InvalidOperationException($"{call}: this is no notebook.");
}
