using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// The cell behind all that have been compiled: any text can be bound as it would be there, again and again, and one is compiled there at last.
/// Immutable in effect, and safe to share: a cell that is compiled meanwhile makes another one of these.
/// </summary>
public sealed class NextCell
{
    private static readonly CellText Typed = new("", Number: null);

    private readonly CellCompiler _compiler;

    // Texts are put into one without any, so that the references are bound once.
    private readonly Lazy<CSharpCompilation> _empty;
    private readonly Lazy<CSharpCompilation> _emptyOfAll;

    /// <param name="assemblyName">Of the cell that is compiled here.</param>
    internal NextCell(SubmissionChain chain, CellCompiler compiler, ReferenceSet references, string assemblyName)
    {
        Chain = chain;
        _compiler = compiler;
        _empty = new Lazy<CSharpCompilation>(() => compiler.Create(chain, assemblyName, []));
        _emptyOfAll = chain.HasAllReferences
            ? _empty
            : new Lazy<CSharpCompilation>(() => compiler.Create(chain, assemblyName, references.Rest));
    }

    /// <summary>How symbols call the cell that they are declared in, where it is this one.</summary>
    internal static string Name => Typed.Path;

    internal SubmissionChain Chain { get; }

    /// <summary>Binds the references before there is a text: some 0.2 ms that the cell need not wait for.</summary>
    internal void Prepare() => _ = _empty.Value.Assembly;

    /// <summary>The cell with a text.</summary>
    /// <param name="withAll">The rest of the framework, too: it costs more, and few texts name something out of it.</param>
    internal CSharpCompilation With(CellText cell, bool withAll) => _compiler.With((withAll ? _emptyOfAll : _empty).Value, cell);

    /// <summary>What the text means here.</summary>
    /// <param name="withAll">See <see cref="With"/>.</param>
    internal SemanticModel Bind(string code, bool withAll = false)
    {
        var typed = With(Typed with { Code = code }, withAll);
        return typed.GetSemanticModel(typed.SyntaxTrees[^1]);
    }
}
