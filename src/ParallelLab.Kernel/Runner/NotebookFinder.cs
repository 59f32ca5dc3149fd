using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace ParallelLab.Kernel.Runner;

/// <summary>
/// Finds the notebooks that a command line means: files, folders with all that is below them, and globs.
/// Hidden files and folders (<c>.ipynb_checkpoints</c> among them) are passed over, and so is <paramref name="outputFolder"/>:
/// a second run must not take the first one's results for its sources.
/// </summary>
/// <param name="currentFolder">What relative paths are relative to.</param>
/// <param name="outputFolder">Where executed notebooks are written; a full path.</param>
public sealed class NotebookFinder(string currentFolder, string outputFolder)
{
    /// <summary>The notebooks of each path in turn, sorted within a folder or glob, each once.</summary>
    /// <exception cref="UsageException">A path leads to no notebook.</exception>
    public IReadOnlyList<FoundNotebook> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(FindOne).DistinctBy(notebook => notebook.Path)];

    private IReadOnlyList<FoundNotebook> FindOne(string path)
    {
        var full = Path.GetFullPath(path, currentFolder);
        if (File.Exists(full))
        {
            return NotebookPath.IsNotebook(full)
                ? [new FoundNotebook(full, Path.GetDirectoryName(full)!)]
                : throw new UsageException($"{path}: not a notebook. Notebooks end in .ipynb or .dib.");
        }

        if (Directory.Exists(full))
            return Matches(full, "**/*") is [_, ..] below ? below : throw new UsageException($"{path}: no notebook in this folder.");

        var (folder, pattern) = SplitGlob(full);
        return pattern.Contains('*', StringComparison.Ordinal) && Directory.Exists(folder) && Matches(folder, pattern) is [_, ..] matches
            ? matches
            : throw new UsageException($"{path}: no such notebook, and no folder or pattern that leads to one.");
    }

    private FoundNotebook[] Matches(string folder, string pattern)
    {
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern).AddExclude("**/.*").AddExclude("**/.*/**");
        return
        [
            .. matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(folder))).Files
                .Select(match => Path.GetFullPath(match.Path, folder))
                .Where(path => NotebookPath.IsNotebook(path) && !IsBelow(outputFolder, path))
                .Order(StringComparer.Ordinal)
                .Select(path => new FoundNotebook(path, folder)),
        ];
    }

    /// <summary>Cuts a pattern at its first segment with a star: what stands before it is a plain folder.</summary>
    private static (string Folder, string Pattern) SplitGlob(string path)
    {
        var star = path.IndexOf('*', StringComparison.Ordinal);
        var cut = path.LastIndexOfAny(['/', Path.DirectorySeparatorChar], star < 0 ? path.Length - 1 : star);
        return (path[..(cut + 1)], path[(cut + 1)..].Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>A notebook, and the folder from which the search for it began.</summary>
public sealed record FoundNotebook(string Path, string Root);
