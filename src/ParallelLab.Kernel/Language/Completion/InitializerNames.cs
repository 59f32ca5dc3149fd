using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>What an object initialiser may set: <c>new Person { | }</c>, <c>p with { | }</c>.</summary>
internal static class InitializerNames
{
    /// <summary>The initialiser that the name stands in as the thing to be set, and the type it is of; null where it stands elsewhere.</summary>
    public static (InitializerExpressionSyntax Initializer, ITypeSymbol Type)? Around(Place place)
    {
        var element = place.Node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == place.Node ? assignment : place.Node;
        if (element.Parent is not InitializerExpressionSyntax { Parent: ExpressionSyntax created } initializer
            || created is not (BaseObjectCreationExpressionSyntax or WithExpressionSyntax))
            return null;
        return place.Model.GetTypeInfo(created).Type is { TypeKind: not TypeKind.Error } type ? (initializer, type) : null;
    }

    public static IEnumerable<Candidate> Of(Place place, InitializerExpressionSyntax initializer, ITypeSymbol type, string typed)
    {
        var set = initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left.ToString()).ToHashSet(StringComparer.Ordinal);
        var settable = place.Model.LookupSymbols(place.Position, type).Where(member => IsSettable(member) && !set.Contains(member.Name));
        return SymbolCandidates.Of(settable, typed, _ => Nearness.Asked);
    }

    /// <summary>Elements can stand there, too.</summary>
    public static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsSettable(ISymbol member) => !member.IsStatic && member is
        IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false, IsConst: false };
}
