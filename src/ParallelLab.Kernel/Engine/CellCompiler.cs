using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Engine;

/// <summary>Turns one cell's text into the next link of a chain, and that into an image.</summary>
internal sealed class CellCompiler(ReferenceSet references, MetadataReferenceResolver referenced, SourceReferenceResolver loaded)
{
    public static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly EmitOptions WithSymbols = new(debugInformationFormat: DebugInformationFormat.Embedded, pdbFilePath: "cell.pdb");

    /// <summary>A task as the cell's value is no call whose end nobody awaits: it is shown.</summary>
    private const string NotAwaited = "CS4014";

    // That a referenced dll was built against an older framework (1701, 1702) says nothing to a student.
    private static readonly ImmutableDictionary<string, ReportDiagnostic> Noise =
        ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("CS1701", ReportDiagnostic.Suppress).Add("CS1702", ReportDiagnostic.Suppress);

    // The runtime maps whole pages of a cell, for good. One is enough for a small cell with short names, and where the compiler, being deterministic, does not keep
    // room for a longer path to the symbols.
    private readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary,
        moduleName: "cell",
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false,
        deterministic: true,
        specificDiagnosticOptions: Noise,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        metadataReferenceResolver: referenced,
        sourceReferenceResolver: loaded,
        nullableContextOptions: NullableContextOptions.Annotations);

    /// <summary>What compiling came to.</summary>
    /// <param name="Compilation">The chain's next link.</param>
    /// <param name="Image">Null where there is nothing to run or the cell does not compile.</param>
    /// <param name="Diagnostics">Errors and warnings, at the places of the student's text.</param>
    public sealed record Result(CSharpCompilation Compilation, CellImage? Image, IReadOnlyList<Diagnostic> Diagnostics)
    {
        public bool HasErrors => Diagnostics.Any(IsError);

        /// <summary>
        /// Later cells can do without it: a cell of mere statements declares nothing, and brings neither usings nor references. The next cell follows the one before it.
        /// </summary>
        public bool LeavesNothing =>
            !Compilation.References.Any()
            && Compilation.SyntaxTrees.All(tree => tree.GetCompilationUnitRoot() is { Usings.Count: 0, Externs.Count: 0 })
            && Compilation.ScriptClass?.GetMembers().All(member => member.IsImplicitlyDeclared) == true;
    }

    /// <summary>A compilation that follows the chain and has no text yet, for one that is to take a cell's.</summary>
    /// <param name="more">References beside those that join the chain with this cell anyway.</param>
    public CSharpCompilation Create(SubmissionChain chain, string assemblyName, IEnumerable<MetadataReference> more)
    {
        // Each link inherits references and usings; passing them again would cost memory with the square of the cell count.
        var joining = chain.Joining.Concat(more);
        var alone = CSharpCompilation.CreateScriptCompilation(
            assemblyName,
            syntaxTree: null,
            chain.Last is null ? references.Core.Concat(joining) : joining,
            chain.Last is null ? _options.WithUsings(references.Usings) : _options,
            previousScriptCompilation: null,
            typeof(object));
        // Passed above, the last cell would be bound once more, to see that it has no errors.
        return alone.WithScriptCompilationInfo(alone.ScriptCompilationInfo!.WithPreviousScriptCompilation(chain.Last));
    }

    /// <summary>That compilation with a cell's text. What it has learned of its references is kept, unless the text names more of them.</summary>
    public CSharpCompilation With(CSharpCompilation empty, CellText cell)
    {
        var tree = Parse(cell);
        // Loaded files inherit nothing, and see only the usings of the options, which are this link's then, too.
        var loads = ((CompilationUnitSyntax)tree.GetRoot()).GetLoadDirectives().Count > 0;
        var options = empty.Options.WithScriptClassName(cell.TypeName);
        if (loads && empty.ScriptCompilationInfo!.PreviousScriptCompilation is not null)
            options = options.WithUsings(references.Usings.RemoveRange(references.StaticUsings));
        return empty.WithOptions(options).AddSyntaxTrees(tree);
    }

    private static SyntaxTree Parse(CellText cell) => CSharpSyntaxTree.ParseText(SourceText.From(cell.Code, Encoding.UTF8), Script, cell.Path);

    public static Result Compile(CSharpCompilation plain, CompileOptions options, CancellationToken cancellationToken)
    {
        var syntaxErrors = SyntaxErrors.In(plain, cancellationToken);
        if (syntaxErrors.Count > 0)
            return new Result(plain, null, syntaxErrors);
        // Emit fails without a diagnostic where there is nothing to emit; the usings must reach the next cell all the same.
        if (!HasCode(plain))
            return new Result(plain, null, Shown(plain.GetDiagnostics(cancellationToken), plain));
        if (options.Measured is not null)
            return EmitMeasured(plain, options.Measured, cancellationToken);
        return options.Polls ? EmitPolled(plain, cancellationToken) : Emit(plain, cancellationToken);
    }

    private static Result EmitPolled(CSharpCompilation plain, CancellationToken cancellationToken)
    {
        IReadOnlyList<Diagnostic>? diagnostics = null;
        foreach (var candidate in PolledCompilation.Candidates(plain))
        {
            var result = Emit(candidate, cancellationToken);
            if (candidate == plain || result.Diagnostics.Count == 0)
                return result;
            // Places in polled text are not the student's.
            diagnostics ??= Shown(plain.GetDiagnostics(cancellationToken), plain);
            if (!result.HasErrors || diagnostics.Any(IsError))
                return result with { Diagnostics = diagnostics };
        }
        throw new UnreachableException();
    }

    private static Result EmitMeasured(CSharpCompilation plain, MeasuredCode measured, CancellationToken cancellationToken)
    {
        var cell = plain.SyntaxTrees[^1];
        if (MeasuredLambda.Refuse(cell) is { } refusal)
            return new Result(plain, null, [refusal]);
        var results = new List<Result>();
        foreach (var lambda in MeasuredLambda.Candidates(cell, measured))
        {
            var result = Emit(plain.ReplaceSyntaxTree(cell, lambda.Tree), cancellationToken);
            results.Add(result with { Diagnostics = lambda.AtPlainPlaces(result.Diagnostics) });
            if (!result.HasErrors)
                return results[^1];
        }
        return results.MinBy(result => result.Diagnostics.Count(IsError))!;
    }

    private static Result Emit(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, options: WithSymbols, cancellationToken: cancellationToken);
        var image = emitted.Success ? new CompiledImage(assembly.ToArray()) : null;
        return new Result(compilation, image, Shown(emitted.Diagnostics, compilation));
    }

    private static bool HasCode(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()).Members.Count > 0);

    private static List<Diagnostic> Shown(ImmutableArray<Diagnostic> diagnostics, CSharpCompilation compilation) =>
    [
        .. diagnostics.Where(diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false }
            && !(diagnostic.Id == NotAwaited && ScriptValue.IsAt(diagnostic.Location, compilation))),
    ];

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
