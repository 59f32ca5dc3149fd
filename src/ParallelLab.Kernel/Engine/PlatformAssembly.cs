using System.Reflection;

namespace ParallelLab.Kernel.Engine;

/// <summary>Assemblies that this process, and so the worker, has from its start: the framework's and ours.</summary>
internal static class PlatformAssembly
{
    /// <summary>The path of the platform's assembly of the same name, if it is of the same version or a newer one; else null.</summary>
    public static string? InPlaceOf(string file) =>
        ReferenceSet.RuntimeAssemblies.TryGetValue(Path.GetFileNameWithoutExtension(file), out var own) && VersionOf(own) >= VersionOf(file) ? own : null;

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
