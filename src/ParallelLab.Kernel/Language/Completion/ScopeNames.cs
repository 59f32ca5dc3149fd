using Microsoft.CodeAnalysis;

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
            : model.LookupSymbols(place.Position).Where(symbol => IsDeclaredBefore(symbol, place.Position));
    }

    private static bool IsAttribute(ISymbol symbol)
    {
        for (var type = (symbol as ITypeSymbol)?.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: nameof(Attribute), ContainingNamespace.Name: nameof(System) })
                return true;
        }
        return false;
    }

    private static bool IsDeclaredBefore(ISymbol symbol, int position) =>
        symbol is not ILocalSymbol { Locations: [var location, ..] } || location.SourceSpan.Start < position;
}
