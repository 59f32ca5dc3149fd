namespace ParallelLab.Worker.Running;

/// <summary>The assemblies' files with which this process starts: the framework's and ours.</summary>
internal static class PlatformFiles
{
    private static readonly HashSet<string> All =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];

    public static bool Include(string path) => All.Contains(path);
}
