using System.Reflection;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Loads compiled cells and keeps the array through which they find each other's variables. Owned by the cells' thread;
/// the runtime's resolve events come on any thread and only read.
/// </summary>
internal sealed class SubmissionLoader
{
    private readonly LibraryContext _cells;
    private readonly Dictionary<string, Assembly> _assemblies = [];
    private readonly Lock _gate = new();
    private object?[] _submissions = new object?[64];

    public SubmissionLoader() => _cells = new LibraryContext(Find);

    /// <summary>The objects that hold the cells' variables, the last cell's first.</summary>
    public IEnumerable<object> Submissions => Enumerable.Reverse(_submissions).OfType<object>();

    /// <summary>Makes libraries known; each is loaded when code first asks for it.</summary>
    public void Add(IReadOnlyList<string> managed, IReadOnlyList<string> native) => _cells.Add(managed, native);

    /// <summary>Makes a submission known without running it: its variables keep their default values.</summary>
    public void Restore(ArrivedCell cell) =>
        Activator.CreateInstance(
            EntryType(cell),
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic,
            binder: null,
            [_submissions],
            culture: null);

    /// <summary>Loads a submission; the returned delegate runs it once.</summary>
    public Func<Task<object?>> Load(ArrivedCell cell)
    {
        var factory = (Func<object?[], Task<object?>>)Delegate.CreateDelegate(typeof(Func<object?[], Task<object?>>), EntryType(cell), "<Factory>");
        return () => factory(_submissions);
    }

    private Type EntryType(ArrivedCell cell)
    {
        var submission = cell.Submission;
        if (submission.Slot >= _submissions.Length)
            Array.Resize(ref _submissions, Math.Max(submission.Slot + 1, _submissions.Length * 2));

        var loaded = cell.LoadInto(_cells);
        _cells.Add(submission.ReferencedFiles, submission.NativeFiles);
        lock (_gate)
            _assemblies[submission.AssemblyName] = loaded;

        return loaded.GetType(submission.EntryType, throwOnError: true)!;
    }

    private Assembly? Find(string name)
    {
        lock (_gate)
            return _assemblies.GetValueOrDefault(name);
    }
}
