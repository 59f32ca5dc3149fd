using System.Reflection;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// Assemblies whose types cells share with this program: the framework's, ours, and F#'s core. What this program needs for itself alone is
/// none of the cells' business: a package brings its own.
/// </summary>
internal static class PlatformAssembly
{
    private const string FSharpCore = "FSharp.Core";

    /// <summary>The path of the platform's assembly of the same name, if it is of the same version or a newer one; else null.</summary>
    public static string? InPlaceOf(string file) => SharedOf(Path.GetFileNameWithoutExtension(file)) is { } own && VersionOf(own) >= VersionOf(file) ? own : null;

    private static string? SharedOf(string name) =>
        name == FSharpCore ? WorkerRuntime.Assemblies.GetValueOrDefault(name) : ReferenceSet.Default.Find(name)?.FilePath;

    private static Version? VersionOf(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file).Version;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            return null;
        }
    }
}
