using System.Diagnostics.CodeAnalysis;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>What a cell can ask of the notebook it is in. Every cell sees these names without a <c>using</c>.</summary>
public static class Notebook
{
    /// <summary>
    /// Signalled when this cell is asked to stop. Pass it to what can be cancelled, and it ends at once instead of being abandoned:
    /// <c>await Task.Delay(10_000, StoppingToken)</c>.
    /// </summary>
    public static CancellationToken StoppingToken => CellScope.CurrentOrRunning?.StoppingToken ?? CancellationToken.None;

    /// <summary>Where displays go; set once, when the worker starts.</summary>
    internal static OutputQueue? Output { get; set; }

    /// <summary>Shows a value in the cell that runs this code, as the last expression's value would be shown.</summary>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that notebooks have used since .NET Interactive.")]
    public static void display(object? value) =>
        Output?.Show(
            CellScope.CurrentOrRunning?.Id ?? 0,
            new CellOutput.Display(FormatterCatalog.Default.Format(value)));
}
