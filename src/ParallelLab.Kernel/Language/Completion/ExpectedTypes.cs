using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Which types a place asks for: of a variable that is set, of a parameter, of what something is compared with.</summary>
internal static class ExpectedTypes
{
    /// <summary>Several where a method has overloads; none where anything will do.</summary>
    public static IReadOnlyList<ITypeSymbol> At(Place place) =>
        [.. Of(place).OfType<ITypeSymbol>().Where(type => type.SpecialType != SpecialType.System_Object && type.TypeKind != TypeKind.Error)
            .Distinct(SymbolEqualityComparer.Default).Cast<ITypeSymbol>()];

    private static IEnumerable<ITypeSymbol?> Of(Place place)
    {
        var model = place.Model;
        var expression = place.Expression.Parent is BaseObjectCreationExpressionSyntax creation ? creation : place.Expression;
        return expression.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } variable } } => [TypeOf(variable.Type)],
            AssignmentExpressionSyntax assignment when assignment.Right == expression => [TypeOf(assignment.Left)],
            BinaryExpressionSyntax binary when binary.Right == expression && IsComparison(binary) => [TypeOf(binary.Left)],
            ArgumentSyntax => Parameters(CallAtCursor.Find(model, place.Position)),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => [Returned(model.GetEnclosingSymbol(place.Position))],
            ThrowStatementSyntax or ThrowExpressionSyntax or CatchDeclarationSyntax => [model.Compilation.GetTypeByMetadataName("System.Exception")],
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax governed } => [TypeOf(governed.Expression)],
            ConstantPatternSyntax { Parent: CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax governed } } => [TypeOf(governed.Expression)],
            PatternSyntax { Parent: SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax governed } } => [TypeOf(governed.GoverningExpression)],
            PatternSyntax { Parent: IsPatternExpressionSyntax tested } => [TypeOf(tested.Expression)],
            _ => [],
        };

        ITypeSymbol? TypeOf(ExpressionSyntax other) => model.GetTypeInfo(other).Type;
    }

    /// <summary>The members of the enumerations among the types, each with its type's name.</summary>
    public static IEnumerable<Candidate> Members(IEnumerable<ITypeSymbol> types, Place place) =>
        from type in types.Select(Underlying)
        where type.TypeKind == TypeKind.Enum
        let written = type.ToMinimalDisplayString(place.Model, place.Position)
        from member in type.GetMembers().OfType<IFieldSymbol>()
        where member.IsConst
        select new Candidate($"{written}.{member.Name}", CompletionKind.EnumMember, Nearness.Expected);

    /// <summary>Whether a symbol is of such a type, or names one that may be created.</summary>
    public static bool Admit(IReadOnlyList<ITypeSymbol> types, ISymbol symbol, Place place)
    {
        var own = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol { ContainingType.IsScriptClass: true } field => field.Type,
            INamedTypeSymbol { IsStatic: false, IsAbstract: false } type when place.Node.Parent is BaseObjectCreationExpressionSyntax or CatchDeclarationSyntax => type,
            _ => null,
        };
        return own is not null && types.Any(type => place.Model.Compilation.ClassifyCommonConversion(own, type) is { IsImplicit: true } and ({ IsIdentity: true } or { IsReference: true }));
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static IEnumerable<ITypeSymbol?> Parameters(CallAtCursor? call) =>
        call is null ? [] : call.Overloads.Select(call.ParameterOf).Select(parameter => parameter is { IsParams: true, Type: IArrayTypeSymbol array } ? array.ElementType : parameter?.Type);

    private static ITypeSymbol? Returned(ISymbol? enclosing) =>
        enclosing is not IMethodSymbol method ? null
        : method is { IsAsync: true, ReturnType: INamedTypeSymbol { TypeArguments: [var result] } } ? result
        : method.ReturnType;

    private static bool IsComparison(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.BitwiseAndExpression
            or SyntaxKind.IsExpression or SyntaxKind.CoalesceExpression;
}
