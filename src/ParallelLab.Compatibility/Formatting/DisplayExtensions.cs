using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Shows any value from any place of a cell's code.</summary>
public static class DisplayExtensions
{
    /// <inheritdoc cref="Notebook.display"/>
    public static Notebook.DisplayedValue Display(this object? value, params string[] mimeTypes) => Notebook.display(value, mimeTypes);

    /// <summary>Shows a text as being of a media type: what that makes of it is the front end's.</summary>
    public static Notebook.DisplayedValue DisplayAs(this string value, string mimeType) =>
        Notebook.display(MimeBundle.Rich(value, mimeType, value), mimeType);

    /// <summary>Shows a sequence as a table.</summary>
    public static Notebook.DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) => Notebook.display(value, mimeTypes);
}
