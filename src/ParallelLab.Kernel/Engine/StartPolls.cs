using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// Which functions poll at their start. Recursion that lasts passes through a method that calls, and a library calls back lambdas and
/// methods that are passed to it or implement its interfaces. Others are left alone: the runtime moves small ones into the loop
/// that calls them, where a poll that may return is dear.
/// </summary>
internal sealed class StartPolls(SyntaxNode root)
{
    private readonly Lazy<HashSet<string>> _passedOn = new(() =>
        [.. root.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsValue).Select(name => name.Identifier.Text)]);

    public bool Has(SyntaxNode? function) => !Releases(function) && function switch
    {
        AnonymousFunctionExpressionSyntax => true,
        ConstructorDeclarationSyntax constructor => constructor.DescendantNodes().Any(CodeShape.IsCall),
        MethodDeclarationSyntax method => IsCalledBack(method) || MayRecurseOrBePassedOn(method, method.Identifier),
        LocalFunctionStatementSyntax local => MayRecurseOrBePassedOn(local, local.Identifier),
        _ => false,
    };

    /// <summary>
    /// Must not throw at their start: a type whose static constructor threw is lost for good; finalizers and <c>Dispose</c> release what
    /// a stopped cell still holds.
    /// </summary>
    public static bool Releases(SyntaxNode? function) => function switch
    {
        DestructorDeclarationSyntax => true,
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
        MethodDeclarationSyntax method => method.Identifier.ValueText is "Dispose" or "DisposeAsync",
        _ => false,
    };

    private static bool IsCalledBack(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.OverrideKeyword) || method.Parent is TypeDeclarationSyntax { BaseList: not null };

    private bool MayRecurseOrBePassedOn(SyntaxNode function, SyntaxToken name) =>
        function.DescendantNodes().Any(CodeShape.IsCall) || _passedOn.Value.Contains(name.Text);

    /// <summary>A name that is not just called.</summary>
    private static bool IsValue(SimpleNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        return whole.Parent is not InvocationExpressionSyntax call || call.Expression != whole;
    }
}
