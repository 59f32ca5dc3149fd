using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows things in the cell of a context.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Shows a value.</summary>
    /// <param name="mimeTypes">The forms to show; none for all that there are.</param>
    /// <returns>What is shown, to be replaced later.</returns>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes)
    {
        var shown = new DisplayedValue(context.CellId, mimeTypes);
        shown.Show(value);
        return shown;
    }

    /// <summary>Shows a text as being of a media type: what that makes of it is the front end's.</summary>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType, params string[] additionalMimeTypes)
    {
        var shown = new DisplayedValue(context.CellId, [mimeType, .. additionalMimeTypes]);
        shown.Show(new MimeBundle(
            new Dictionary<string, string>(
                additionalMimeTypes.Append(mimeType).Append(MediaTypes.Plain).Distinct(StringComparer.Ordinal)
                    .Select(type => KeyValuePair.Create(type, value)),
                StringComparer.Ordinal)));
        return shown;
    }

    /// <summary>Prints a text on standard output.</summary>
    public static void DisplayStandardOut(this KernelInvocationContext context, string output) =>
        Notebook.Output?.Append(context.CellId, OutputStream.Out, output);

    /// <summary>Prints a text on standard error.</summary>
    public static void DisplayStandardError(this KernelInvocationContext context, string error) =>
        Notebook.Output?.Append(context.CellId, OutputStream.Error, error);
}
