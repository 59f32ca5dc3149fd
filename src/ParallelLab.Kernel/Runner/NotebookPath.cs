namespace ParallelLab.Kernel.Runner;

/// <summary>Where a notebook is read, where its executed form is written, and what a person calls it.</summary>
/// <param name="Source">Full path of the notebook; never written to unless <paramref name="Output"/> is the same.</param>
/// <param name="Output">Full path of the executed notebook, always an <c>.ipynb</c>: a <c>.dib</c> has no place for outputs.</param>
/// <param name="Name">The source as reports name it: relative to the current folder where it lies below it.</param>
public sealed record NotebookPath(string Source, string Output, string Name)
{
    /// <summary>
    /// Gives each notebook a place of its own in the output folder, where the folders below the searched ones' common
    /// folder are kept: <c>a/x.ipynb</c> and <c>b/x.ipynb</c> do not meet. <c>x.dib</c> becomes <c>x.ipynb</c>,
    /// or <c>x.dib.ipynb</c> where an <c>x.ipynb</c> runs too.
    /// </summary>
    /// <exception cref="UsageException">The notebooks have no folder in common (different drives).</exception>
    public static IReadOnlyList<NotebookPath> Lay(IReadOnlyList<FoundNotebook> notebooks, string outputFolder, string currentFolder)
    {
        var common = notebooks.Select(notebook => notebook.Root).Aggregate(CommonFolder);
        var sources = notebooks.Select(notebook => notebook.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);

        return [.. notebooks.Select(notebook => new NotebookPath(notebook.Path, OutputOf(notebook.Path), NameOf(notebook.Path)))];

        string OutputOf(string source)
        {
            var executed = Path.ChangeExtension(source, ".ipynb");
            if (executed != source && sources.Contains(executed))
                executed = source + ".ipynb";
            return Path.Combine(outputFolder, Path.GetRelativePath(common, executed));
        }

        string NameOf(string source)
        {
            var relative = Path.GetRelativePath(currentFolder, source);
            return relative.StartsWith("..", StringComparison.Ordinal) ? source : relative;
        }
    }

    /// <summary>Whether the name is one of a notebook.</summary>
    public static bool IsNotebook(string path) => Path.GetExtension(path).ToLowerInvariant() is ".ipynb" or ".dib";

    private static string CommonFolder(string one, string other)
    {
        while (Path.GetRelativePath(one, other).StartsWith("..", StringComparison.Ordinal))
            one = Path.GetDirectoryName(one)!;
        return Path.IsPathRooted(Path.GetRelativePath(one, other))
            ? throw new UsageException($"{one} and {other} lie on different drives: run their notebooks one drive at a time.")
            : one;
    }
}
