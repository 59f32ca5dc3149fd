using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;
using ParallelLab.Worker.Running;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.FSharp;

/// <summary>
/// F#'s interactive compiler in this process. It compiles and runs on the calling thread, so that what the code prints, starts and throws
/// belongs to its cell. Owned by the cells' thread.
/// </summary>
public sealed class FSharpLanguage : ICellLanguage
{
    /// <summary>
    /// The references are those of this process and need no SDK; the console is the cell's, so the compiler's own words go nowhere.
    /// </summary>
    private static readonly string[] Arguments =
    [
        "fsi", "--noninteractive", "--nologo", "--quiet", "--gui-", "--usesdkrefs-", "--optimize+", "--debug:portable",
        .. Own.Select(file => $"--reference:{file}"),
    ];

    /// <summary>The namespaces that .NET Interactive opens, and <c>display</c>, <c>HTML</c> and their like, <c>Formatter</c>, <c>Kernel</c>.</summary>
    private const string Opened =
        """
        open System
        open System.IO
        open System.Linq
        open System.Text
        open System.Threading.Tasks
        open Microsoft.AspNetCore.Html
        open Microsoft.DotNet.Interactive
        open Microsoft.DotNet.Interactive.Formatting
        open type ParallelLab.Worker.Running.Notebook
        """;

    private readonly Shell.FsiEvaluationSession _session = Create();
    private readonly HashSet<string> _referenced = new(StringComparer.Ordinal);
    private bool _hasHtml;
    private bool _isRunning;

    /// <summary>The worker's assembly, and the one with .NET Interactive's names, which lies beside it.</summary>
    private static IEnumerable<string> Own =>
        [typeof(Notebook).Assembly.Location, Path.Combine(Path.GetDirectoryName(typeof(Notebook).Assembly.Location)!, "ParallelLab.Compatibility.dll")];

    public IReadOnlyList<NamedValue> All =>
        [.. _session.GetBoundValues().Where(bound => bound.Name != "it").Select(bound => ToValue(bound.Name, bound.Value))];

    public NamedValue? Find(string name) =>
        _session.TryFindBoundValue(name) is { } found && FSharpOption<Shell.FsiBoundValue>.get_IsSome(found) ? ToValue(name, found.Value.Value) : null;

    public void Set(string name, object? value)
    {
        try
        {
            _session.AddBoundValue(name, value ?? throw new CellErrorException("ShareError", $"F# needs a type, and {name} is null."));
        }
        catch (Exception error) when (error is not (ThreadInterruptedException or CellErrorException))
        {
            throw new CellErrorException(
                "ShareError", $"F# can't have {name}: {error.Message} Share numbers, texts, tuples and collections, or a copy with --mime-type application/json.");
        }
    }

    /// <remarks>What the compiler can't read is left out: code that needs it says so.</remarks>
    public void Reference(IReadOnlyList<string> files)
    {
        foreach (var file in files.Where(IsCode).Where(_referenced.Add))
            _session.EvalInteractionNonThrowing($"#r @\"{file}\"", "libraries", FSharpOption<CancellationToken>.None);
    }

    /// <remarks>The compiler's session is no more than one text's at a time.</remarks>
    public NamedValue? Run(string text, string place, CancellationToken stopping)
    {
        if (_isRunning)
            throw new CellErrorException("KernelError", "F# code can't have other F# code run while it runs. Send it from C#, or write it as a cell of its own.");
        _isRunning = true;
        try
        {
            AddHtml(text);
            return RunAlone(text, place, stopping);
        }
        finally
        {
            _isRunning = false;
        }
    }

    private NamedValue? RunAlone(string text, string place, CancellationToken stopping)
    {
        var (outcome, diagnostics) = Evaluate(text);
        if (FSharpDiagnosticLines.HasNoType(diagnostics))
            (outcome, diagnostics) = Evaluate(text + "\n|> ignore<obj>");
        if (FSharpDiagnosticLines.ErrorOrNull(diagnostics, text) is { } error)
            throw new CellErrorException(error);
        foreach (var warning in FSharpDiagnosticLines.Warnings(diagnostics, text))
            Console.Error.WriteLine(warning);
        return outcome switch
        {
            FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice2Of2 thrown => throw Rethrown(thrown.Item),
            FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice1Of2 { Item.Value: var value } when IsShown(value) => ToValue("it", value),
            _ => null,
        };

        (FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception> Outcome, FSharpDiagnostic[] Diagnostics) Evaluate(string text)
        {
            var (outcome, diagnostics) = _session.EvalInteractionNonThrowing(text, place, FSharpOption<CancellationToken>.Some(stopping));
            return (outcome, diagnostics);
        }
    }

    private static Shell.FsiEvaluationSession Create()
    {
        var session = Shell.FsiEvaluationSession.Create(
            Shell.FsiEvaluationSession.GetDefaultConfiguration(), Arguments, TextReader.Null, TextWriter.Null, TextWriter.Null, collectible: null, legacyReferenceResolver: null);
        session.EvalInteraction(Opened, FSharpOption<CancellationToken>.None);
        return session;
    }

    /// <summary>Adds the module with the elements of HTML when a text first names it: it takes a while.</summary>
    private void AddHtml(string text)
    {
        if (_hasHtml || !text.Contains(FSharpHtml.Module, StringComparison.Ordinal))
            return;
        _session.EvalInteraction(FSharpHtml.Source, FSharpOption<CancellationToken>.None);
        _hasHtml = true;
    }

    private static bool IsCode(string file) => !file.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);

    private static bool IsShown(Shell.FsiValue value) => value.ReflectionType != typeof(Unit);

    private static NamedValue ToValue(string name, Shell.FsiValue value) => new(name, value.ReflectionType, value.ReflectionValue);

    // With the stack that it had in the student's code.
    private static Exception Rethrown(Exception thrown)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        return thrown;
    }
}
