using System.Reflection;
using System.Runtime.Loader;

namespace ParallelLab.Demos;

/// <summary>An assembly that the child has to load from a file, because it does not belong to the program.</summary>
/// <param name="IsCell">A compiled cell: its folder is the notebook's, and may be deleted.</param>
internal sealed record LibraryAddress(string Name, string Path, bool IsCell)
{
    /// <summary>What the program was started with. A child is started with the same.</summary>
    private static readonly HashSet<string> OfTheProgram =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => System.IO.Path.GetFileNameWithoutExtension(path))];

    /// <summary>Those assemblies and all to which they refer, without the program's own.</summary>
    /// <exception cref="NotSendableException">One of them has no file.</exception>
    public static IReadOnlyList<LibraryAddress> Closure(IEnumerable<Assembly> roots)
    {
        var found = new Dictionary<string, LibraryAddress>(StringComparer.Ordinal);
        var open = new Queue<Assembly>(roots);
        while (open.TryDequeue(out var assembly))
        {
            var name = assembly.GetName().Name!;
            if (OfTheProgram.Contains(name) || found.ContainsKey(name))
                continue;
            found.Add(name, Of(assembly, name));
            foreach (var reference in assembly.GetReferencedAssemblies())
            {
                if (!OfTheProgram.Contains(reference.Name!) && Load(assembly, reference) is { } next)
                    open.Enqueue(next);
            }
        }

        return [.. found.Values];
    }

    private static LibraryAddress Of(Assembly assembly, string name) =>
        CellAssemblies.FileOf(assembly) is { } file
            ? new LibraryAddress(name, file, CellAssemblies.IsCell(assembly))
            : throw new NotSendableException($"The assembly {name} is nowhere on the disk, so no other process can load it.");

    // A library that is missing here may never be needed there either; if it is, the child says so.
    private static Assembly? Load(Assembly from, AssemblyName reference)
    {
        try
        {
            return (AssemblyLoadContext.GetLoadContext(from) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(reference);
        }
        catch (Exception error) when (error is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
