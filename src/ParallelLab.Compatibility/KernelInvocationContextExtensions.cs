using Microsoft.DotNet.Interactive.Events;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Prints in the cell of a context.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Shows what an event tells of: a value, or text that was printed.</summary>
    /// <exception cref="NotSupportedException">It tells of something else.</exception>
    public static void Publish(this KernelInvocationContext context, KernelEvent @event)
    {
        switch (@event)
        {
            case StandardOutputValueProduced text:
                context.DisplayStandardOut(Plain(text));
                break;
            case StandardErrorValueProduced text:
                context.DisplayStandardError(Plain(text));
                break;
            case ErrorProduced error:
                context.DisplayStandardError(error.Message + "\n");
                break;
            case DisplayEvent { FormattedValues.Count: 0 } shown:
                context.Display(shown.Value);
                break;
            case DisplayEvent shown:
                context.Display(new MimeBundle(Forms(shown)));
                break;
            default:
                throw new NotSupportedException($"A cell can publish values and text, and no {@event.GetType().Name}.");
        }
    }

    /// <summary>Prints a text on standard output.</summary>
    public static void DisplayStandardOut(this KernelInvocationContext context, string output) =>
        Notebook.Output?.Append(context.CellId, OutputStream.Out, output);

    /// <summary>Prints a text on standard error.</summary>
    public static void DisplayStandardError(this KernelInvocationContext context, string error) =>
        Notebook.Output?.Append(context.CellId, OutputStream.Error, error);

    private static string Plain(DisplayEvent text) => Forms(text)[MediaTypes.Plain];

    private static Dictionary<string, string> Forms(DisplayEvent shown)
    {
        var forms = shown.FormattedValues.ToDictionary(form => form.MimeType, form => form.Value, StringComparer.Ordinal);
        forms.TryAdd(MediaTypes.Plain, shown.Value?.ToString() ?? forms.Values.FirstOrDefault(""));
        return forms;
    }
}
