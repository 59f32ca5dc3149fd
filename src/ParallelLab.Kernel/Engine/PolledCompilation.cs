using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>Puts polls into a whole compilation: the cell and the files it loads.</summary>
internal static class PolledCompilation
{
    /// <summary>
    /// The compilations to try in turn, best first: with all polls, with those that are merely inserted statements, without any.
    /// What the compiler thinks of polled text is ours to bear: it must never break a student's cell.
    /// </summary>
    public static IEnumerable<CSharpCompilation> Candidates(CSharpCompilation plain)
    {
        yield return WithPolls(plain, careful: false);
        yield return WithPolls(plain, careful: true);
        yield return plain;
    }

    private static CSharpCompilation WithPolls(CSharpCompilation plain, bool careful)
    {
        var polled = plain.SyntaxTrees.ToDictionary(tree => tree, tree => WithPolls(plain, tree, careful));
        if (polled.All(pair => pair.Value == pair.Key))
            return plain;
        // Loaded files come first, in the order of their directives; the cell itself is last.
        var cell = plain.SyntaxTrees[^1];
        var compilation = plain.ReplaceSyntaxTree(cell, polled[cell]);
        if (plain.SyntaxTrees.Length == 1)
            return compilation;
        var files = (LoadedFiles)plain.Options.SourceReferenceResolver!;
        var texts = polled.Where(pair => pair.Key != cell).ToImmutableDictionary(pair => pair.Key.FilePath, pair => pair.Value.GetText());
        return compilation.WithOptions(plain.Options.WithSourceReferenceResolver(files.With(texts)));
    }

    private static SyntaxTree WithPolls(CSharpCompilation plain, SyntaxTree tree, bool careful)
    {
        var root = tree.GetRoot();
        try
        {
            var model = !careful && StopPolls.HasExpressionLambdas(root) ? plain.GetSemanticModel(tree) : null;
            return StopPolls.InsertInto(root, model, careful) is { } polled ? tree.WithChangedText(polled) : tree;
        }
        catch (InsufficientExecutionStackException)
        {
            return tree;
        }
    }
}
