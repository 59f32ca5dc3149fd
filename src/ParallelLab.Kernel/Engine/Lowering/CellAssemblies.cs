using System.Reflection.PortableExecutable;
using ICSharpCode.Decompiler.Metadata;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>Finds what a compiled cell refers to: the framework, our libraries, and earlier cells.</summary>
/// <param name="files">Assemblies on disk.</param>
/// <param name="earlier">The bytes of an earlier cell's assembly, by its name; null for other names.</param>
internal sealed class CellAssemblies(IEnumerable<string> files, Func<string, byte[]?> earlier) : IAssemblyResolver
{
    private readonly Dictionary<string, string> _files = files
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, MetadataFile?> _opened = new(StringComparer.OrdinalIgnoreCase);

    public MetadataFile? Resolve(IAssemblyReference reference)
    {
        if (!_opened.TryGetValue(reference.Name, out var opened))
            _opened[reference.Name] = opened = Open(reference.Name);
        return opened;
    }

    public MetadataFile? ResolveModule(MetadataFile mainModule, string moduleName) => null;

    public Task<MetadataFile?> ResolveAsync(IAssemblyReference reference) => Task.FromResult(Resolve(reference));

    public Task<MetadataFile?> ResolveModuleAsync(MetadataFile mainModule, string moduleName) => Task.FromResult<MetadataFile?>(null);

    /// <summary>Null: what was opened once is held anyway.</summary>
    public IDisposable? BeginSnapshot() => null;

    public static PEFile Read(string name, byte[] image) => new(name, new MemoryStream(image, writable: false), PEStreamOptions.PrefetchEntireImage);

    private PEFile? Open(string name)
    {
        if (earlier(name) is { } image)
            return Read(name, image);
        return _files.TryGetValue(name, out var file) ? new PEFile(file) : null;
    }
}
