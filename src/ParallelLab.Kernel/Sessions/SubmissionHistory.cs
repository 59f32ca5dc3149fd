using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The compiled cells of a session, kept for the workers to come: a new one must know the types of the earlier cells.</summary>
internal sealed class SubmissionHistory : IDisposable
{
    private readonly Dictionary<string, Submission> _byAssembly = [];
    private readonly ImageFile _images = new();

    /// <summary>The submission as it is kept, for whoever holds on to it.</summary>
    public Submission Add(Submission submission) =>
        _byAssembly[submission.AssemblyName] = submission with { Image = _images.Keep(submission.Image) };

    /// <inheritdoc cref="ImageFile.PutBy"/>
    public void PutBy() => _images.PutBy();

    /// <summary>The assembly of that name; null where it is no cell's.</summary>
    public byte[]? ImageOf(string assemblyName) => _byAssembly.GetValueOrDefault(assemblyName)?.Image.Assembly;

    /// <summary>Simple names of all assemblies that cells refer to.</summary>
    public IReadOnlySet<string> References()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var submission in _byAssembly.Values)
        {
            using var assembly = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(submission.Image.Assembly));
            names.UnionWith(AssemblyFile.References(assembly));
        }
        return names;
    }

    /// <summary>The earlier cells that a submission needs, each before those that need it.</summary>
    public IEnumerable<Submission> EarlierOf(Submission submission)
    {
        var needed = new SortedDictionary<int, Submission>();
        var open = new Stack<string>(submission.Dependencies);
        while (open.TryPop(out var name))
        {
            if (!_byAssembly.TryGetValue(name, out var earlier) || !needed.TryAdd(earlier.Slot, earlier))
                continue;
            foreach (var dependency in earlier.Dependencies)
                open.Push(dependency);
        }

        return needed.Values;
    }

    public void Dispose() => _images.Dispose();
}
