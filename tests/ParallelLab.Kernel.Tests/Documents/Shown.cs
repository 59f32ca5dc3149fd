using System.Text;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

/// <summary>All that a document says, as text that two documents can be compared by.</summary>
internal static class Shown
{
    public static string Of(NotebookDocument document) => string.Join('\n', document.Cells.Select(Of));

    public static string Of(NotebookCell cell)
    {
        var text = new StringBuilder();
        text.AppendLine($"{cell.Kind} {cell.Language} {cell.Id} [{cell.ExecutionCount}] {string.Join(',', cell.Tags)}");
        text.AppendLine(cell.Source);
        text.AppendJoin('\n', cell.Outputs.Select(Of));
        return text.ToString();
    }

    private static string Of(NotebookOutput output) => output switch
    {
        NotebookOutput.Stream stream => $"stream {stream.Name}: {stream.Text}",
        NotebookOutput.DisplayData display => $"display {Of(display.Bundle)}",
        NotebookOutput.ExecuteResult result => $"result {result.ExecutionCount} {Of(result.Bundle)}",
        NotebookOutput.Error error => $"error {error.Name}: {error.Message} {string.Join('|', error.Traceback)}",
        _ => throw new ArgumentException($"{output} is a kind of output that is not compared.", nameof(output)),
    };

    private static string Of(NotebookBundle bundle) => string.Join(
        ';', bundle.Forms.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => $"{form.Key}={form.Value}").Append(bundle.Metadata));
}
