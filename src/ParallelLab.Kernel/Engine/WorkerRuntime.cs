namespace ParallelLab.Kernel.Engine;

/// <summary>
/// The runtime that the worker starts in, as files: what cells can be compiled against. Where this program runs in a runtime itself it is the same
/// one. Where this program is machine code it has none, and the worker's lies beside it, whole.
/// </summary>
internal static class WorkerRuntime
{
    private static readonly Lazy<Dictionary<string, string>> TheAssemblies = new(FindAssemblies);

    /// <summary>Simple name → path of every assembly that the worker can load.</summary>
    public static IReadOnlyDictionary<string, string> Assemblies => TheAssemblies.Value;

    /// <summary>Where .NET's own assemblies lie.</summary>
    public static string FrameworkFolder => Path.GetDirectoryName(Assemblies["System.Private.CoreLib"])!;

    public static bool HasInFrameworkFolder(string file) => Path.GetDirectoryName(file) == FrameworkFolder;

    private static Dictionary<string, string> FindAssemblies() =>
        Files()
            .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase) // The runtime lists its core library twice.
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static string[] Files() =>
        AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is string paths
            ? paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : Directory.GetFiles(AppContext.BaseDirectory, "*.dll");
}
