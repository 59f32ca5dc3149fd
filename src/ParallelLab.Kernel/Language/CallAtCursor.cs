using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Language;

/// <summary>The call whose arguments are being typed.</summary>
/// <param name="Overloads">All that may be meant.</param>
/// <param name="Chosen">The one that the compiler takes, where it can tell already.</param>
/// <param name="Index">Which argument, from 0.</param>
/// <param name="Name">Its name, where it is given one.</param>
internal sealed record CallAtCursor(IReadOnlyList<IMethodSymbol> Overloads, IMethodSymbol? Chosen, int Index, string? Name)
{
    /// <summary>The innermost call around a place that lies between its parentheses.</summary>
    public static CallAtCursor? Find(SemanticModel model, int position)
    {
        var token = model.SyntaxTree.GetRoot().FindToken(Math.Max(0, position - 1));
        var list = token.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault(list => Surrounds(list, position));
        if (list?.Parent is null)
            return null;
        var overloads = AllOf(model, list.Parent);
        var chosen = model.GetSymbolInfo(list.Parent) is var info && info.Symbol is IMethodSymbol method ? method : info.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault();
        var index = list.Arguments.GetSeparators().Count(comma => comma.SpanStart < position);
        var name = index < list.Arguments.Count ? list.Arguments[index].NameColon?.Name.Identifier.ValueText : null;
        return overloads.Count == 0 ? null : new CallAtCursor(overloads, chosen, index, name);
    }

    /// <summary>The parameter that the argument is for; null where the method has none there.</summary>
    public IParameterSymbol? ParameterOf(IMethodSymbol method) =>
        Name is not null ? method.Parameters.FirstOrDefault(parameter => parameter.Name == Name)
        : Index < method.Parameters.Length ? method.Parameters[Index]
        : method.Parameters is [.., { IsParams: true } last] ? last
        : null;

    private static bool Surrounds(ArgumentListSyntax list, int position) =>
        list.OpenParenToken.Span.End <= position && (list.CloseParenToken.IsMissing || position <= list.CloseParenToken.SpanStart);

    private static IReadOnlyList<IMethodSymbol> AllOf(SemanticModel model, SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => Methods(model, invocation.Expression),
        BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).Type is INamedTypeSymbol type
            ? [.. type.InstanceConstructors.Where(constructor => model.IsAccessible(creation.SpanStart, constructor))]
            : [],
        _ => [],
    };

    private static IReadOnlyList<IMethodSymbol> Methods(SemanticModel model, ExpressionSyntax called) =>
        model.GetMemberGroup(called).OfType<IMethodSymbol>().ToList() is { Count: > 0 } methods ? methods
        : model.GetTypeInfo(called).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke]
        : [];
}
