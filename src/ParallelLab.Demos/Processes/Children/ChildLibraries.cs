using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ParallelLab.Demos;

/// <summary>The libraries that the parent has named, loaded when code asks for them. The runtime asks on any thread.</summary>
internal sealed class ChildLibraries
{
    private readonly ConcurrentDictionary<string, LibraryAddress> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Assembly>> _loaded = new(StringComparer.OrdinalIgnoreCase);

    public ChildLibraries()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Resolve(context, name.Name!);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => ResolveNative(name);
    }

    /// <param name="files">Of assemblies and of libraries of machine code. What code leads to goes before them.</param>
    public void Add(IReadOnlyList<LibraryAddress> libraries, IReadOnlyList<string> files)
    {
        foreach (var library in libraries)
            _libraries.TryAdd(library.Name, library);
        foreach (var file in files)
            _files.TryAdd(Path.GetFileName(file), file);
    }

    private Assembly? Resolve(AssemblyLoadContext context, string name) =>
        Find(name) is { } library ? _loaded.GetOrAdd(name, _ => new Lazy<Assembly>(() => Load(context, library))).Value : null;

    private LibraryAddress? Find(string name) =>
        _libraries.GetValueOrDefault(name) ?? (_files.TryGetValue(name + ".dll", out var file) ? new LibraryAddress(name, file, IsCell: false) : null);

    private IntPtr ResolveNative(string name)
    {
        var suffix = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string[] names = [name, name + suffix, $"lib{name}{suffix}", $"lib{name}"];
        var file = names.Select(each => _files.GetValueOrDefault(each)).FirstOrDefault(each => each is not null);
        return file is null ? IntPtr.Zero : NativeLibrary.Load(file);
    }

    /// <summary>Cells from memory, because the folder may be deleted under them.</summary>
    private static Assembly Load(AssemblyLoadContext context, LibraryAddress library) => library.IsCell
        ? context.LoadFromStream(new MemoryStream(File.ReadAllBytes(library.Path)))
        : context.LoadFromAssemblyPath(library.Path);
}
