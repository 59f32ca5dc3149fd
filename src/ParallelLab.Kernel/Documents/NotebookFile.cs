namespace ParallelLab.Kernel.Documents;

/// <summary>Reads and writes notebooks; the file's extension names the format: <c>.ipynb</c> or <c>.dib</c>.</summary>
public static class NotebookFile
{
    private const string Ipynb = ".ipynb";
    private const string Dib = ".dib";

    /// <exception cref="NotebookFormatException">The file is not a notebook of its format.</exception>
    /// <exception cref="NotSupportedException">The extension is neither <c>.ipynb</c> nor <c>.dib</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<NotebookDocument> ReadAsync(string path, CancellationToken cancellationToken = default) => ExtensionOf(path) switch
    {
        Ipynb => IpynbFormat.Read(await File.ReadAllBytesAsync(path, cancellationToken), path),
        Dib => DibFormat.Read(await File.ReadAllBytesAsync(path, cancellationToken), path),
        _ => throw Unknown(path),
    };

    /// <summary>
    /// Writes the document in the format of the path's extension, which need not be the one it was read in.
    /// A <c>.dib</c> holds no outputs.
    /// The file is replaced in one step: whatever fails, it holds the old content or the new, never a part.
    /// </summary>
    /// <exception cref="NotSupportedException">The extension is not known, or a <c>.dib</c> cannot hold what a cell says.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(NotebookDocument document, string path, CancellationToken cancellationToken = default)
    {
        var bytes = ExtensionOf(path) switch
        {
            Ipynb => IpynbFormat.Write(document),
            Dib => DibFormat.Write(document),
            _ => throw Unknown(path),
        };
        await AtomicFile.WriteAsync(path, bytes, cancellationToken);
    }

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static NotSupportedException Unknown(string path) => new($"{path} is no notebook: its name ends neither in {Ipynb} nor in {Dib}.");
}
