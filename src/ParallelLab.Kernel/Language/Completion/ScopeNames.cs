using Microsoft.CodeAnalysis;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>What may stand where no dot stands before it.</summary>
internal static class ScopeNames
{
    public static IEnumerable<ISymbol> At(Place place)
    {
        var model = place.Model;
        if (place.IsAttribute)
            return model.LookupNamespacesAndTypes(place.Position).Where(symbol => symbol is INamespaceSymbol || IsAttribute(symbol));
        return place.IsType || place.IsMember || place.IsUsing
            ? model.LookupNamespacesAndTypes(place.Position)
            : model.LookupSymbols(place.Position).Where(symbol => IsAbove(symbol, place));
    }

    /// <summary>What the cells so far have declared.</summary>
    public static IReadOnlyList<string> Variables(NextCell next) =>
    [
        .. next.Bind("").LookupSymbols(0).OfType<IFieldSymbol>().Where(field => field.ContainingType.IsScriptClass).Select(field => field.Name)
            .Distinct(StringComparer.Ordinal),
    ];

    private static bool IsAttribute(ISymbol symbol)
    {
        for (var type = (symbol as ITypeSymbol)?.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: nameof(Attribute), ContainingNamespace.Name: nameof(System) })
                return true;
        }
        return false;
    }

    // Variables of a cell are fields to the compiler, which lets them be used above their line; there they have no value yet.
    private static bool IsAbove(ISymbol symbol, Place place) =>
        symbol is not (ILocalSymbol or IFieldSymbol { ContainingType.IsScriptClass: true }) || symbol.Locations is not [{ SourceTree: { } tree } location, ..]
        || tree != place.Model.SyntaxTree || location.SourceSpan.Start < place.Position || (symbol is IFieldSymbol && place.IsInFunction);
}
