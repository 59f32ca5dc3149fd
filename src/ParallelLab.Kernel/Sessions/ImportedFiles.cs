using System.Collections.Immutable;
using System.Globalization;
using ParallelLab.Kernel.Documents;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The files that import each other, from the cell's own down to the one whose cells run. Immutable.</summary>
/// <param name="Folder">Where relative paths begin.</param>
/// <param name="Open">Full paths.</param>
internal sealed record ImportedFiles(string Folder, ImmutableArray<string> Open)
{
    public static ImportedFiles None(string folder) => new(folder, []);

    public bool IsEmpty => Open.IsEmpty;

    /// <summary>The code cells of a file, and the files with it as the innermost.</summary>
    /// <exception cref="ImportException">It can't be read, or it imports itself.</exception>
    public async Task<(IReadOnlyList<ImportedCell> Cells, ImportedFiles Within)> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file, Folder);
        if (Open.Contains(path, StringComparer.Ordinal))
            throw new ImportException($"{file} imports itself: {string.Join(" → ", Open.Append(path).Select(Path.GetFileName))}.");
        try
        {
            return (await ReadCellsAsync(path, cancellationToken), new ImportedFiles(Path.GetDirectoryName(path)!, Open.Add(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotebookFormatException or NotSupportedException)
        {
            throw new ImportException($"{file} can't be imported: {error.Message}", error);
        }
    }

    private static async Task<IReadOnlyList<ImportedCell>> ReadCellsAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".csx")
            return [new ImportedCell(new Cell((await File.ReadAllTextAsync(path, cancellationToken)).ReplaceLineEndings("\n")), Place(1, name))];
        var document = await NotebookFile.ReadAsync(path, cancellationToken);
        return
        [
            .. document.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
                .Select((cell, index) => new ImportedCell(new Cell(cell.Source, Language: cell.Language), Place(index + 1, name))),
        ];
    }

    // Begins as the names of cells do, by which the student's frames are told.
    private static string Place(int cell, string file) => string.Create(CultureInfo.InvariantCulture, $"cell {cell} of {file}");
}
