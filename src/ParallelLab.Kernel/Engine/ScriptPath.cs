namespace ParallelLab.Kernel.Engine;

/// <summary>Where a path in a <c>#r</c> or <c>#load</c> leads.</summary>
internal static class ScriptPath
{
    /// <summary>Relative paths start at the folder of the file that holds the directive; those in a cell, at the notebook's folder.</summary>
    public static string Resolve(string path, string? namedIn, string baseDirectory) =>
        path.Contains('\0', StringComparison.Ordinal)
            ? path // No file has such a name, and GetFullPath would throw.
            : Path.GetFullPath(path, Path.IsPathRooted(namedIn) ? Path.GetDirectoryName(namedIn) ?? baseDirectory : baseDirectory);
}
