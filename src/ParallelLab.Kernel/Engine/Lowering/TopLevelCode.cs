using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>Whether a cell does anything by itself, rather than only declare methods and types.</summary>
internal static class TopLevelCode
{
    public static bool IsIn(string code) =>
        CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithKind(SourceCodeKind.Script))
            .GetCompilationUnitRoot().Members
            .Any(member => member is GlobalStatementSyntax || Initialises(member));

    private static bool Initialises(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Any(variable => variable.Initializer is not null),
        PropertyDeclarationSyntax property => property.Initializer is not null,
        _ => false,
    };
}
