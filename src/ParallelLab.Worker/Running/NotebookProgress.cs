using System.Globalization;
using System.Net;
using ParallelLab.Instruments.Progress;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>A bar in the cell that counts. What stays is a line of text: a bar that has ended says nothing more.</summary>
internal sealed class NotebookProgress(LiveDisplay display) : IProgressDisplay
{
    /// <summary>Counts are shown in the cells that run them from now on.</summary>
    public static void Install(OutputQueue output) =>
        ProgressDisplays.Open = () => new NotebookProgress(new LiveDisplay(output, CellScope.CurrentOrRunning?.Id ?? 0));

    public void Show(ProgressState state) => display.Show(
        state.Phase == ProgressPhase.Running
            ? MimeBundle.Rich(state.ToString(), MediaTypes.Html, Bar(state))
            : MimeBundle.Plain(state.ToString()));

    /// <summary>Without a total the browser draws a bar that only says that something goes on.</summary>
    private static string Bar(ProgressState state)
    {
        var value = state.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $" value=\"{share:F3}\"") : "";
        return $"<progress max=\"1\"{value} style=\"width:16em\"></progress> {WebUtility.HtmlEncode(state.ToString())}";
    }
}
