namespace ParallelLab.Kernel.Packages;

/// <summary>A place where packages are, as a cell names it.</summary>
internal static class PackageSource
{
    /// <summary>Makes a URL or a full path of it.</summary>
    /// <param name="place">A URL, or a path that starts at <paramref name="folder"/>.</param>
    /// <returns>False where it is a folder that does not exist.</returns>
    public static bool TryResolve(string place, string folder, out string resolved)
    {
        var isUrl = Uri.TryCreate(place, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https");
        resolved = isUrl ? place : Path.GetFullPath(place, folder);
        return isUrl || Directory.Exists(resolved);
    }
}
