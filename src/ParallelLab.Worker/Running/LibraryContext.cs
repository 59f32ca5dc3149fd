using System.Reflection;
using System.Runtime.Loader;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Where cells are loaded, and the libraries that they name: each when code first asks for it. The runtime asks on any thread.
/// </summary>
internal sealed class LibraryContext : AssemblyLoadContext
{
    /// <summary>
    /// Under this name <see cref="AppContext"/> has the paths of all that was made known, a line each: processes that the student's code starts
    /// may want them, too.
    /// </summary>
    public const string ListName = "ParallelLab.LibraryFiles";

    private const string Resources = ".resources";

    // Apart: a library of machine code often has the name of the assembly that calls it.
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <param name="known">Assemblies that were loaded from memory, by their simple name.</param>
    public LibraryContext(Func<string, Assembly?> known)
        : base("cells")
    {
        Resolving += (_, name) => Resolve(name, known);
        // Code of the framework that is given a type's name looks in its own context, and finds no package there.
        Default.Resolving += (_, name) => Resolve(name, known);
    }

    /// <summary>Makes libraries known; of two with one name the later counts.</summary>
    public void Add(IReadOnlyList<string> managed, IReadOnlyList<string> native)
    {
        lock (_gate)
        {
            foreach (var file in managed)
                _files[NameOf(file)] = file;
            foreach (var file in native)
                _native[Path.GetFileName(file)] = file;
            if (managed.Count + native.Count > 0)
                AppContext.SetData(ListName, string.Join('\n', _files.Values.Concat(_native.Values)));
        }
    }

    /// <summary>A package's own assembly goes before one that this program needs for itself. What is this program's file is shared with it.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && string.IsNullOrEmpty(assemblyName.CultureName) && Find(_files, name) is { } file && !PlatformFiles.Include(file)
            ? LoadFromAssemblyPath(file)
            : null;

    /// <summary>A package's own library goes before one that the system may have by the same name.</summary>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        NativeNames(unmanagedDllName).Select(name => Find(_native, name)).FirstOrDefault(file => file is not null) is { } file
            ? LoadUnmanagedDllFromPath(file)
            : IntPtr.Zero;

    private static string NameOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name.EndsWith(Resources, StringComparison.OrdinalIgnoreCase) ? InCulture(Path.GetFileName(Path.GetDirectoryName(file)), name) : name;
    }

    private static string InCulture(string? culture, string name) => $"{culture}/{name}";

    /// <summary>The file names by which a platform may have the library. Source: "Native library loading" in .NET's documentation.</summary>
    private static IEnumerable<string> NativeNames(string name)
    {
        var suffix = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + suffix, $"lib{name}{suffix}", $"lib{name}"];
    }

    private Assembly? Resolve(AssemblyName name, Func<string, Assembly?> known)
    {
        if (name.Name is not { } simpleName)
            return null;
        if (known(simpleName) is { } loaded)
            return loaded;
        var file = Find(_files, string.IsNullOrEmpty(name.CultureName) ? simpleName : InCulture(name.CultureName, simpleName));
        return file is null ? null : LoadFromAssemblyPath(file);
    }

    private string? Find(Dictionary<string, string> files, string name)
    {
        lock (_gate)
            return files.GetValueOrDefault(name);
    }
}
