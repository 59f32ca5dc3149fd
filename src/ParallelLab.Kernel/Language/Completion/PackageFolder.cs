namespace ParallelLab.Kernel.Language.Completion;

/// <summary>The packages in NuGet's own folder, where everything restored on this machine lies: <c>name/version/</c>.</summary>
public sealed class PackageFolder(string folder) : IPackageNames
{
    /// <summary>The folder of this user.</summary>
    public static PackageFolder OfUser() => new(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));

    /// <inheritdoc/>
    public IEnumerable<string> Names => FoldersOf(folder).Where(name => !name.StartsWith('.'));

    /// <inheritdoc/>
    public IEnumerable<string> VersionsOf(string name) =>
        name.Length == 0 || name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars())
            ? []
            : FoldersOf(Path.Combine(folder, name.ToLowerInvariant())).OrderDescending(StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering));

    private static string[] FoldersOf(string parent)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(parent).Select(path => Path.GetFileName(path))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // Nothing has been restored here yet.
        }
    }
}
