using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>Explains C#: the name that the cursor touches, or the call whose arguments it stands in.</summary>
/// <param name="next">Where the text would be run.</param>
/// <param name="withSource">Show the code of what the student has declared.</param>
internal sealed class CSharpExplainer(NextCell next, bool withSource)
{
    private const int MostSource = 4000;

    /// <summary>Null where there is nothing to say.</summary>
    public Explanation? Explain(string text, int cursor, CancellationToken cancellationToken)
    {
        foreach (var withAll in new[] { false, true })
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = next.Bind(text, withAll);
            if ((OfWord(model, Touched(model, cursor)) ?? OfCall(model, cursor)) is { } found)
                return found;
        }
        return null;
    }

    private static SyntaxToken Touched(SemanticModel model, int cursor)
    {
        var root = model.SyntaxTree.GetRoot();
        var right = root.FindToken(cursor);
        return IsWord(right) && right.SpanStart <= cursor ? right
            : cursor > 0 && root.FindToken(cursor - 1) is var left && IsWord(left) && left.Span.End == cursor ? left
            : default;
    }

    private static bool IsWord(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind());

    private Explanation? OfWord(SemanticModel model, SyntaxToken word)
    {
        if (word.Parent is not { } node)
            return null;
        if (Symbols(model, node) is [var symbol, ..] symbols)
            return new Explanation([.. symbols.Select(SymbolText.Of)], Origin(symbol), Comment(symbol, model.Compilation), Source(symbol));
        return KeywordNotes.Of(word.Kind()) is { } note ? new Explanation([word.Text], note, DocComment.None) : null;
    }

    /// <summary>What a name means, the likeliest first.</summary>
    private static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (node is not ExpressionSyntax name)
            return model.GetDeclaredSymbol(node) is { } declared ? [declared] : [];
        var meant = model.GetSymbolInfo(name);
        IEnumerable<ISymbol> symbols = [.. meant.Symbol is { } symbol ? [symbol] : meant.CandidateSymbols, .. model.GetMemberGroup(name)];
        return [.. symbols.Where(each => each is not ITypeSymbol { TypeKind: TypeKind.Error }).Distinct(SymbolEqualityComparer.Default)
            .DistinctBy(SymbolText.Of, StringComparer.Ordinal)];
    }

    private static Explanation? OfCall(SemanticModel model, int cursor)
    {
        if (CallAtCursor.Find(model, cursor) is not { } call)
            return null;
        var meant = call.Chosen ?? call.Overloads.FirstOrDefault(method => call.ParameterOf(method) is not null) ?? call.Overloads[0];
        var comment = Comment(meant, model.Compilation);
        var signatures = call.Overloads.Select(SymbolText.Of).Prepend(SymbolText.Of(meant)).Distinct(StringComparer.Ordinal);
        return new Explanation([.. signatures], Parameter(call, meant, comment), comment with { Parameters = [] });
    }

    private static string Parameter(CallAtCursor call, IMethodSymbol meant, DocComment comment)
    {
        if (call.ParameterOf(meant) is not { } parameter)
            return "";
        var said = comment.Parameters.FirstOrDefault(entry => entry.Name == parameter.Name)?.Text;
        var text = $"Argument {parameter.Ordinal + 1} of {meant.Parameters.Length}: `{SymbolText.NameOf(parameter.Type)} {parameter.Name}`";
        return said is { Length: > 0 } ? $"{text}: {said}" : text;
    }

    private static DocComment Comment(ISymbol symbol, Compilation compilation) =>
        symbol is IParameterSymbol { ContainingSymbol: { } method }
            ? DocComment.None with { Summary = Documentation.Of(method, compilation).Parameters.FirstOrDefault(entry => entry.Name == symbol.Name)?.Text ?? "" }
            : Documentation.Of(symbol, compilation);

    /// <summary>In which cell a name was declared; for what the framework and packages bring, of which assembly.</summary>
    private static string Origin(ISymbol symbol) => symbol switch
    {
        { DeclaringSyntaxReferences: [{ SyntaxTree.FilePath: var cell }, ..], ContainingType.IsScriptClass: true } => cell == NextCell.Name ? "Declared in this cell." : $"Declared in {cell}.",
        INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space } => $"In {space.ToDisplayString()}.",
        _ => "",
    };

    private string? Source(ISymbol symbol) =>
        withSource && symbol.DeclaringSyntaxReferences is [var declared, ..] && declared.GetSyntax().ToString() is var text
            ? text.Length <= MostSource ? text : text[..MostSource] + "…"
            : null;
}
