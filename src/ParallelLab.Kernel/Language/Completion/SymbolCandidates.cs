using System.ComponentModel;
using Microsoft.CodeAnalysis;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Symbols as candidates: one a name, with all its overloads.</summary>
internal static class SymbolCandidates
{
    public static IEnumerable<Candidate> Of(IEnumerable<ISymbol> symbols, string typed, Func<ISymbol, Nearness>? nearness = null) => symbols
        .Where(symbol => symbol.CanBeReferencedByName && NameMatching.Of(typed, symbol.Name) != NameMatch.None && !IsHidden(symbol))
        .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
        .Select(named => new Candidate(
            Written(named.Key), KindOf(named.First()), IsObsolete(named) ? Nearness.Obsolete : (nearness ?? NearnessOf)(named.First()), [.. named]));

    public static Nearness NearnessOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol => Nearness.Local,
        INamespaceSymbol => Nearness.Namespace,
        { ContainingType.SpecialType: SpecialType.System_Object } => Nearness.Common,
        { ContainingType.IsScriptClass: true } => Nearness.Session,
        ITypeSymbol or IMethodSymbol { IsExtensionMethod: true } => Nearness.Imported,
        _ => Nearness.Member,
    };

    private static CompletionKind KindOf(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => CompletionKind.Module,
        ITypeSymbol { TypeKind: TypeKind.Struct } => CompletionKind.Struct,
        ITypeSymbol { TypeKind: TypeKind.Interface } => CompletionKind.Interface,
        ITypeSymbol { TypeKind: TypeKind.Enum } => CompletionKind.Enum,
        ITypeSymbol => CompletionKind.Class,
        IMethodSymbol => CompletionKind.Method,
        IPropertySymbol => CompletionKind.Property,
        IEventSymbol => CompletionKind.Event,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => CompletionKind.EnumMember,
        IFieldSymbol { ContainingType.IsScriptClass: true } => CompletionKind.Variable,
        IFieldSymbol { IsConst: true } => CompletionKind.Constant,
        IFieldSymbol => CompletionKind.Field,
        _ => CompletionKind.Variable,
    };

    private static string Written(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
        && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }, ..]);

    private static bool IsObsolete(IEnumerable<ISymbol> symbols) => symbols.All(symbol =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute)));
}
