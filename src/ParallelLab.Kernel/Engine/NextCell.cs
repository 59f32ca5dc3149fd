using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// The cell behind all that have been compiled: any text can be bound as it would be there, again and again, and nothing is compiled.
/// Immutable in effect, and safe to share: a cell that is compiled meanwhile makes another one of these.
/// </summary>
public sealed class NextCell
{
    private static readonly CellText Nothing = new("", Number: null);

    // Texts take the place of an empty one, so that the references are bound once.
    private readonly Lazy<CSharpCompilation> _empty;
    private readonly Lazy<CSharpCompilation> _emptyOfAll;

    internal NextCell(SubmissionChain chain, CellCompiler compiler, ReferenceSet references)
    {
        Chain = chain;
        _empty = new Lazy<CSharpCompilation>(() => compiler.Create(chain, Nothing, "Typing", []));
        _emptyOfAll = chain.HasAllReferences
            ? _empty
            : new Lazy<CSharpCompilation>(() => compiler.Create(chain, Nothing, "Typing", references.Rest));
    }

    /// <summary>How symbols call the cell that they are declared in, where it is this one.</summary>
    internal static string Name => Nothing.Path;

    internal SubmissionChain Chain { get; }

    /// <summary>What the text means here.</summary>
    /// <param name="withAll">The rest of the framework, too: it costs more, and few texts name something out of it.</param>
    internal SemanticModel Bind(string code, bool withAll = false)
    {
        var empty = (withAll ? _emptyOfAll : _empty).Value;
        var tree = CellCompiler.Parse(new CellText(code, Number: null));
        return empty.ReplaceSyntaxTree(empty.SyntaxTrees[^1], tree).GetSemanticModel(tree);
    }
}
