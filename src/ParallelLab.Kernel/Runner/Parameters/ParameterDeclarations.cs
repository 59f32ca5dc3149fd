using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Runner.Parameters;

/// <summary>
/// Reads what a notebook's <c>parameters</c> cell declares. Only syntax is looked at: the type as written, and for
/// <c>var</c> the kind of the literal it starts with.
/// </summary>
public static class ParameterDeclarations
{
    private static readonly CSharpParseOptions s_script = new(kind: SourceCodeKind.Script);

    /// <summary>Name → declared type as C# writes it, without a nullable's question mark. Text that is no C# declares nothing.</summary>
    public static IReadOnlyDictionary<string, string> Read(string source)
    {
        var declarations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in CSharpSyntaxTree.ParseText(source, s_script).GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>())
        {
            foreach (var variable in field.Declaration.Variables)
                declarations[variable.Identifier.ValueText] = TypeOf(field.Declaration.Type, variable);
        }
        return declarations;
    }

    private static string TypeOf(TypeSyntax type, VariableDeclaratorSyntax variable) => type switch
    {
        NullableTypeSyntax nullable => nullable.ElementType.ToString(),
        { IsVar: true } => TypeOf(variable.Initializer?.Value),
        _ => type.ToString(),
    };

    private static string TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => TypeOf(negative.Operand),
        LiteralExpressionSyntax { Token.Value: string } => "string",
        LiteralExpressionSyntax { Token.Value: bool } => "bool",
        LiteralExpressionSyntax { Token.Value: int } => "int",
        LiteralExpressionSyntax { Token.Value: long } => "long",
        LiteralExpressionSyntax { Token.Value: float } => "float",
        LiteralExpressionSyntax { Token.Value: double } => "double",
        LiteralExpressionSyntax { Token.Value: decimal } => "decimal",
        _ => "var",
    };
}
