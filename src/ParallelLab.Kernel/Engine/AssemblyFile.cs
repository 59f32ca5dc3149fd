using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ParallelLab.Kernel.Engine;

/// <summary>What an assembly says of itself, read without loading it.</summary>
internal static class AssemblyFile
{
    /// <summary>Simple names of the assemblies that this one refers to.</summary>
    public static IReadOnlyList<string> References(PEReader assembly)
    {
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    /// <summary>Does the assembly declare a public type in that namespace?</summary>
    public static bool Declares(string path, string @namespace)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        var metadata = assembly.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Any(type => type.Attributes.HasFlag(TypeAttributes.Public)
                && metadata.StringComparer.Equals(type.Namespace, @namespace));
    }

    /// <summary>The assemblies' files and, through all levels, those of their references that <paramref name="find"/> knows a file of. Each is opened once.</summary>
    public static IReadOnlyList<string> Closure(IEnumerable<string> paths, Func<string, string?> find)
    {
        var found = paths.ToList();
        var known = found.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            using var assembly = new PEReader(File.OpenRead(found[i]));
            found.AddRange(References(assembly).Select(find).OfType<string>().Where(known.Add));
        }
        return found;
    }
}
