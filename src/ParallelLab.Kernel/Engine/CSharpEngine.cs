using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// Compiles a session's cells. Each is a submission that sees the names of all before it. Runs nothing and loads nothing.
/// <see cref="Compile"/> is called by one thread at a time; <see cref="WarmUp"/> and <see cref="Next"/> may run beside it.
/// </summary>
public sealed class CSharpEngine
{
    private const string TypicalCell =
        "var squares = await Task.Run(() => Enumerable.Range(0, 3).Select(i => i * i).ToArray()); Console.WriteLine($\"{squares[0]}\"); squares";

    private readonly string _session = Guid.NewGuid().ToString("N")[..12];
    private readonly ReferenceSet _references;
    private readonly ReferencedFiles _referencedFiles;
    private readonly CellCompiler _compiler;
    private SubmissionChain _chain = SubmissionChain.Empty;
    private NextCell? _next;
    private int _names;

    /// <param name="references">What the first cell can use.</param>
    /// <param name="baseDirectory">The notebook's folder, where relative paths in <c>#r</c> and <c>#load</c> start.</param>
    public CSharpEngine(ReferenceSet references, string baseDirectory)
    {
        var folder = Path.GetFullPath(baseDirectory);
        _references = references;
        _referencedFiles = new ReferencedFiles(references, folder);
        _compiler = new CellCompiler(references, _referencedFiles, new LoadedFiles(folder, references.StaticUsings));
    }

    /// <summary>What the cells so far leave to the one that is being typed, as of now. May be asked for beside <see cref="Compile"/>.</summary>
    public NextCell Next
    {
        get
        {
            var chain = Volatile.Read(ref _chain);
            var next = Volatile.Read(ref _next);
            if (!ReferenceEquals(next?.Chain, chain))
                Volatile.Write(ref _next, next = Behind(chain));
            return next;
        }
    }

    /// <summary>Does for the next cell, while nobody waits for it, what needs no text.</summary>
    public void Prepare() => Next.Prepare();

    /// <summary>What the cells so far have of libraries, to be loaded.</summary>
    public (IReadOnlyList<string> Managed, IReadOnlyList<string> Native) Libraries
    {
        get
        {
            var chain = Volatile.Read(ref _chain);
            return (chain.Files, chain.NativeFiles);
        }
    }

    /// <summary>Compiles a cell; the chain advances only if that succeeds.</summary>
    /// <param name="code">C# script text, <c>#r</c> and <c>#load</c> included.</param>
    /// <param name="cellNumber">The cell's number in messages and stack traces; null where it has none. May repeat.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing has changed.</exception>
    public CompileOutcome Compile(
        string code, int? cellNumber, CompileOptions? options = null, CancellationToken cancellationToken = default)
    {
        var cell = new CellText(code, cellNumber, options?.Origin);
        if (NestingDepth.IsTooDeep(code))
            return new CompileOutcome.Rejected(TooDeep(cell));
        var (outcome, chain) = Extend(Next, cell, options ?? CompileOptions.Default, cancellationToken);
        // The caller may have stopped waiting, and a later cell may be compiling: this one must not be part of the chain.
        cancellationToken.ThrowIfCancellationRequested();
        Volatile.Write(ref _chain, chain);
        return outcome;
    }

    /// <summary>
    /// Lets the cells to come use packages. An assembly that the platform itself has, in the same version or a newer one, is taken from there: the worker
    /// would load that one anyhow.
    /// </summary>
    public void Join(PackageFiles files)
    {
        var platform = files.Compile.Union(files.Runtime).ToDictionary(file => file, PlatformAssembly.InPlaceOf, StringComparer.Ordinal);
        var joining = files.Compile
            .Select(file => platform[file] ?? file)
            .Where(file => _references.Find(Path.GetFileNameWithoutExtension(file))?.FilePath != file)
            .Select(ReferenceSet.Open);
        var own = files with { Runtime = [.. files.Runtime.Where(file => platform[file] is null)] };
        Volatile.Write(ref _chain, _chain.With([.. joining], own));
    }

    /// <summary>Compiles a cell as <see cref="Compile"/> does, without polls, and leaves no trace: it is to be looked at, not run.</summary>
    public CompileOutcome CompileApart(string code, int? cellNumber, CancellationToken cancellationToken = default)
    {
        var cell = new CellText(code, cellNumber);
        return NestingDepth.IsTooDeep(code)
            ? new CompileOutcome.Rejected(TooDeep(cell))
            : Extend(Next, cell, new CompileOptions(Polls: false), cancellationToken).Outcome;
    }

    /// <summary>Compiles a cell that leaves no trace, so that the first real one finds the compiler ready.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; some of the compiler is warm.</exception>
    public void WarmUp(CancellationToken cancellationToken) =>
        Extend(Behind(SubmissionChain.Empty), new CellText(TypicalCell, Number: null), CompileOptions.Default, cancellationToken);

    private static CellError TooDeep(CellText cell)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"{cell.Path}: brackets nest deeper than {NestingDepth.Most}; split the code.");
        return new CellError("CompileError", message, [message]);
    }

    // No two have the same name: the worker never unloads an assembly.
    private NextCell Behind(SubmissionChain chain) =>
        new(chain, _compiler, _references, string.Create(CultureInfo.InvariantCulture, $"cell-{Interlocked.Increment(ref _names)}-{_session}"));

    private (CompileOutcome Outcome, SubmissionChain Chain) Extend(
        NextCell next, CellText cell, CompileOptions options, CancellationToken cancellationToken)
    {
        var chain = next.Chain;
        var result = Compile(withAll: false);
        var missesType = !chain.HasAllReferences && MissingType.IsAmong(result.Diagnostics);
        if (missesType)
            result = Compile(withAll: true);
        if (result.HasErrors)
            return (new CompileOutcome.Rejected(DiagnosticLines.Error(result.Diagnostics)), chain);

        var extended = chain.With(cell, result, chain.HasAllReferences || missesType, _referencedFiles.FilesOf(result.Compilation));
        var submission = ToSubmission(result, chain.LastSlot + 1, extended, cell);
        return (new CompileOutcome.Compiled(submission, DiagnosticLines.Warnings(result.Diagnostics)), extended);

        CellCompiler.Result Compile(bool withAll) => CellCompiler.Compile(next.With(cell, withAll), options, cancellationToken);
    }

    private Submission? ToSubmission(CellCompiler.Result result, int slot, SubmissionChain chain, CellText cell)
    {
        if (result.Image is null)
            return null;
        using var assembly = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(result.Image.Assembly));
        var dependencies = AssemblyFile.References(assembly).Where(reference => reference.EndsWith(_session, StringComparison.Ordinal));
        return new Submission(
            slot, result.Compilation.AssemblyName!, cell.TypeName, result.Image, ScriptValue.IsGivenBy(result.Compilation), [.. dependencies],
            chain.Files, chain.NativeFiles);
    }
}
