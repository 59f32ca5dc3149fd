using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>What may stand behind a dot.</summary>
internal static class MemberNames
{
    /// <summary>What stands before the dot; null where there is none.</summary>
    public static ExpressionSyntax? Owner(Place place) => place.Node.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == place.Node => access.Expression,
        QualifiedNameSyntax name when name.Right == place.Node => name.Left,
        AliasQualifiedNameSyntax alias when alias.Name == place.Node => alias.Alias,
        MemberBindingExpressionSyntax binding =>
            binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    public static IEnumerable<ISymbol> Of(Place place, ExpressionSyntax owner)
    {
        var (symbol, type) = Meaning(place, owner);
        if (symbol is INamespaceSymbol space)
            return place.Model.LookupSymbols(place.Position, space);
        if (symbol is ITypeSymbol named)
            return place.Model.LookupSymbols(place.Position, named).Where(IsStatic);
        if (type is null)
            return [];
        if (place.Node.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        // Where a variable has the name of its type, either may be meant.
        var ofType = symbol?.Name == type.Name ? place.Model.LookupSymbols(place.Position, type).Where(IsStatic) : [];
        return place.Model.LookupSymbols(place.Position, type, includeReducedExtensionMethods: true).Where(member => !IsStatic(member)).Concat(ofType);
    }

    /// <summary>The namespace, type or value before the dot.</summary>
    public static (ISymbol? Symbol, ITypeSymbol? Type) Meaning(Place place, ExpressionSyntax owner)
    {
        var model = place.Model;
        var found = (Symbol: model.GetSymbolInfo(owner).Symbol, Type: Known(model.GetTypeInfo(owner).Type));
        if (found.Symbol is INamespaceOrTypeSymbol || found.Type is not null)
            return found;
        // "x.y" at the start of a line looks like a type to the parser, which finds no such type.
        var expression = SyntaxFactory.ParseExpression(owner.ToString());
        return (model.GetSpeculativeSymbolInfo(place.Position, expression, SpeculativeBindingOption.BindAsExpression).Symbol,
            Known(model.GetSpeculativeTypeInfo(place.Position, expression, SpeculativeBindingOption.BindAsExpression).Type));
    }

    private static ITypeSymbol? Known(ITypeSymbol? type) => type is null or { TypeKind: TypeKind.Error } or { SpecialType: SpecialType.System_Void } ? null : type;

    private static bool IsStatic(ISymbol member) => member.IsStatic || member is ITypeSymbol;
}
