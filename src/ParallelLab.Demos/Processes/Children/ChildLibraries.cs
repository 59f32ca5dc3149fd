using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace ParallelLab.Demos;

/// <summary>The assemblies that the parent has named, loaded when code asks for them. The runtime asks on any thread.</summary>
internal sealed class ChildLibraries
{
    private readonly ConcurrentDictionary<string, LibraryAddress> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Assembly>> _loaded = new(StringComparer.OrdinalIgnoreCase);

    public ChildLibraries() => AssemblyLoadContext.Default.Resolving += (context, name) => Resolve(context, name.Name!);

    public void Add(IReadOnlyList<LibraryAddress> libraries)
    {
        foreach (var library in libraries)
            _libraries.TryAdd(library.Name, library);
    }

    private Assembly? Resolve(AssemblyLoadContext context, string name) =>
        _libraries.TryGetValue(name, out var library) ? _loaded.GetOrAdd(name, _ => new Lazy<Assembly>(() => Load(context, library))).Value : null;

    /// <summary>Cells with their symbols, so that a stack says <c>cell 7, line 3</c>; from memory, because the folder may be deleted under them.</summary>
    private static Assembly Load(AssemblyLoadContext context, LibraryAddress library)
    {
        if (!library.IsCell)
            return context.LoadFromAssemblyPath(library.Path);
        var symbols = Path.ChangeExtension(library.Path, ".pdb");
        return context.LoadFromStream(
            new MemoryStream(File.ReadAllBytes(library.Path)),
            File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null);
    }
}
