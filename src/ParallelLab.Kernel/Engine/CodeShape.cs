using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Engine;

/// <summary>What the polls need to know of a piece of code, told from its syntax alone.</summary>
internal static class CodeShape
{
    public static bool IsLoop(SyntaxNode? node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    public static bool IsFunction(SyntaxNode? node) => node is
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    public static bool IsFunctionOrType(SyntaxNode node) => IsFunction(node) || node is BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax;

    /// <summary>May take long: everything but what the runtime turns into a few instructions.</summary>
    public static bool IsCall(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } } =>
            type.Identifier.Text is not ("Math" or "MathF" or "BitOperations"),
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Loops of the code itself, not of functions inside it.</summary>
    public static bool HasLoops(SyntaxNode code) => Own(code).Any(node => IsLoop(node) || node is GotoStatementSyntax);

    /// <summary>Awaits of the code itself, not of functions inside it.</summary>
    public static bool Awaits(SyntaxNode code) => Own(code).Any(node => node is AwaitExpressionSyntax);

    /// <summary>The statements that continue the loop whose body this is.</summary>
    public static IEnumerable<ContinueStatementSyntax> Continues(StatementSyntax body) =>
        body.DescendantNodesAndSelf(node => !IsLoop(node)).OfType<ContinueStatementSyntax>();

    private static IEnumerable<SyntaxNode> Own(SyntaxNode code) => code.DescendantNodesAndSelf(node => node == code || !IsFunctionOrType(node));
}
