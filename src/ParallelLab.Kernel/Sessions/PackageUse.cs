using System.Reflection.PortableExecutable;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Which packages cells use: those whose assemblies a compiled cell refers to, directly or through other packages. Only these can have been loaded, but for
/// what code loads by a name in a text.
/// </summary>
internal sealed class PackageUse(SubmissionHistory history, IReadOnlyList<RestoredPackage> packages)
{
    private readonly Lazy<HashSet<string>> _used = new(() => Used(history, packages));

    /// <summary>One of machine code alone is in use as soon as any is: who calls it can't be seen.</summary>
    public bool Includes(RestoredPackage package) =>
        package.Runtime.Count == 0 ? _used.Value.Count > 0 : package.Runtime.Any(_used.Value.Contains);

    /// <summary>The files of packages that cells lead to.</summary>
    private static HashSet<string> Used(SubmissionHistory history, IReadOnlyList<RestoredPackage> packages)
    {
        var files = packages.SelectMany(package => package.Runtime).ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(history.References());
        while (open.TryPop(out var name))
        {
            foreach (var file in files[name].Where(used.Add))
            {
                using var assembly = new PEReader(File.OpenRead(file));
                foreach (var reference in AssemblyFile.References(assembly))
                    open.Push(reference);
            }
        }
        return used;
    }
}
