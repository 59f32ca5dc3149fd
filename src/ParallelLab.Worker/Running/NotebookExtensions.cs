using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <remarks>
/// Here and not with the other names of .NET Interactive: when a chain of cells gets more references, the compiler reads assemblies anew, but a class
/// that is opened by a using stays what it was, and its <see cref="DisplayedValue"/> is none of the new assembly's.
/// </remarks>
public static partial class Notebook
{
    /// <inheritdoc cref="display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows a text as being of a media type: what that makes of it is the front end's.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => display(MimeBundle.Rich(value, mimeType, value), mimeType);

    /// <summary>Shows a sequence as a table.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) => display(value, mimeTypes);
}
