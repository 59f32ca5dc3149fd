using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>What a type may override, each written out with a body that does what it does so far.</summary>
internal static class OverridableMembers
{
    private static readonly SymbolDisplayFormat Head = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters)
        .WithKindOptions(SymbolDisplayKindOptions.None)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>None where the name is not that behind <c>override</c>.</summary>
    public static IEnumerable<Candidate> At(Place place)
    {
        if (place.Word.GetPreviousToken().Parent is not MemberDeclarationSyntax { Parent: TypeDeclarationSyntax declaration } member
            || !member.Modifiers.Any(SyntaxKind.OverrideKeyword) || place.Model.GetDeclaredSymbol(declaration) is not { } type)
            return [];
        var hasAccess = member.Modifiers.Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()));
        return Of(type).Select(each => Candidate(each, hasAccess ? "" : Access(each), place));
    }

    private static IEnumerable<ISymbol> Of(INamedTypeSymbol type)
    {
        var taken = Line(type).SelectMany(each => each.GetMembers()).Select(Overridden).OfType<ISymbol>().ToHashSet(SymbolEqualityComparer.Default);
        return Line(type.BaseType).SelectMany(each => each.GetMembers()).Where(member => IsOpen(member, type) && taken.Add(member));
    }

    private static IEnumerable<INamedTypeSymbol> Line(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static bool IsOpen(ISymbol member, INamedTypeSymbol type) =>
        (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed && !member.IsImplicitlyDeclared
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false }
        && (member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            || SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly));

    private static string Access(ISymbol member) =>
        (member.DeclaredAccessibility is Accessibility.ProtectedOrInternal ? "protected" : SyntaxFacts.GetText(member.DeclaredAccessibility)) + " ";

    private static Candidate Candidate(ISymbol member, string access, Place place) =>
        new(access + member.ToMinimalDisplayString(place.Model, place.Position, Head) + Body(member), CompletionKind.Method, Nearness.Asked, member)
        {
            Name = member.Name,
        };

    private static string Body(ISymbol member) => member switch
    {
        _ when member.IsAbstract && member is IPropertySymbol { SetMethod: not null } => " { get; set; }",
        _ when member.IsAbstract => " => throw new NotImplementedException();",
        IPropertySymbol { SetMethod: null } => $" => base.{member.Name};",
        IPropertySymbol { GetMethod: null } => $" {{ set => base.{member.Name} = value; }}",
        IPropertySymbol => $" {{ get => base.{member.Name}; set => base.{member.Name} = value; }}",
        _ => $" => base.{member.Name}({string.Join(", ", ((IMethodSymbol)member).Parameters.Select(Argument))});",
    };

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => $"ref {parameter.Name}",
        RefKind.Out => $"out {parameter.Name}",
        RefKind.None => parameter.Name,
        _ => $"in {parameter.Name}",
    };
}
