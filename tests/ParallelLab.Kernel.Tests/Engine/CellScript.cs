using System.Reflection;
using System.Runtime.Loader;
using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Engine;

/// <summary>A session without its processes: compiles cells and runs them here. Cells are numbered from 1.</summary>
internal sealed class CellScript
{
    private readonly CSharpEngine _engine;
    private readonly AssemblyLoadContext _context = new("cells");
    private readonly Dictionary<string, CellImage> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private object?[] _submissions = new object?[1];
    private int _cells;

    public CellScript(string? baseDirectory = null, ReferenceSet? references = null)
    {
        references ??= ReferenceSet.Default;
        _engine = new CSharpEngine(references, baseDirectory ?? Path.GetTempPath());
        _context.Resolving += (context, name) =>
            _images.TryGetValue(name.Name!, out var image) ? context.LoadFromStream(new MemoryStream(image.Assembly))
            : _files.TryGetValue(name.Name!, out var referenced) ? context.LoadFromStream(new MemoryStream(File.ReadAllBytes(referenced)))
            : references.CoreFiles.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name.Name) is { } file ? context.LoadFromAssemblyPath(file)
            : null;
    }

    public bool Polls { get; init; } = true;

    /// <summary>Compiles a cell as a session does, which prepares for the next one meanwhile.</summary>
    public CompileOutcome Compile(string code)
    {
        var outcome = _engine.Compile(code, ++_cells, new CompileOptions(Polls));
        _engine.Prepare();
        return outcome;
    }

    /// <summary>The submission of a cell that is expected to compile.</summary>
    public Submission? Submit(string code) => Compile(code) switch
    {
        CompileOutcome.Compiled compiled => compiled.Submission,
        CompileOutcome.Rejected rejected => throw new InvalidOperationException(rejected.Error.ToString()),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    /// <summary>The error of a cell that is expected not to compile.</summary>
    public CellError Reject(string code) => Assert.IsType<CompileOutcome.Rejected>(Compile(code)).Error;

    public IReadOnlyList<string> Warn(string code) => Assert.IsType<CompileOutcome.Compiled>(Compile(code)).Warnings;

    /// <summary>Compiles and runs a cell, and returns its value.</summary>
    public async Task<object?> Run(string code) => Submit(code) is { } submission ? await Run(submission) : null;

    public async Task<object?> Run(Submission submission)
    {
        _images.Add(submission.AssemblyName, submission.Image);
        foreach (var file in submission.ReferencedFiles)
            _files[Path.GetFileNameWithoutExtension(file)] = file;
        if (_submissions.Length <= submission.Slot)
            Array.Resize(ref _submissions, submission.Slot + 1);
        var entry = _context.LoadFromAssemblyName(new AssemblyName(submission.AssemblyName)).GetType(submission.EntryType)!;
        var factory = entry.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Func<object?[], Task<object?>>>();
        var value = await factory(_submissions);
        return submission.HasValue ? value : null;
    }
}
