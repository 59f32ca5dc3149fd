using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Engine;

/// <summary>Whether a cell has a value: it ends in an expression without a semicolon, or returns something at its top level.</summary>
internal static class ScriptValue
{
    public static bool IsGivenBy(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[^1];
        var root = tree.GetCompilationUnitRoot();
        return LastExpression(root) is { } last ? !MayBeVoid(last) || !IsVoid(compilation, last) : ReturnsValue(root);
    }

    /// <summary>Is the place that of the value's expression?</summary>
    public static bool IsAt(Location place, CSharpCompilation compilation) =>
        compilation.SyntaxTrees[^1] is var tree && place.SourceTree == tree && LastExpression(tree.GetCompilationUnitRoot())?.Span == place.SourceSpan;

    private static ExpressionSyntax? LastExpression(CompilationUnitSyntax root) =>
        root.Members.OfType<GlobalStatementSyntax>().LastOrDefault()?.Statement
            is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement ? statement.Expression : null;

    private static bool ReturnsValue(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax and not LocalFunctionStatementSyntax)
            .Any(node => node is ReturnStatementSyntax { Expression: not null });

    // Asking for a type binds the whole cell once more: worth avoiding for the cells that only name a variable.
    private static bool MayBeVoid(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax;

    private static bool IsVoid(CSharpCompilation compilation, ExpressionSyntax expression) =>
        compilation.GetSemanticModel(expression.SyntaxTree).GetTypeInfo(expression).ConvertedType is null or { SpecialType: SpecialType.System_Void };
}
