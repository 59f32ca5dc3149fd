using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// How deep the brackets of a text nest. The compiler follows them by recursion, and where its stack ends the kernel would end with it.
/// </summary>
internal static class NestingDepth
{
    /// <summary>Deeper than anyone writes, and a fortieth of what was seen to end the process.</summary>
    public const int Most = 500;

    public static bool IsTooDeep(string code)
    {
        // Nearly every cell is done here, without being read as C#.
        if (code.Count(character => character is '(' or '[' or '{') <= Most)
            return false;

        var depth = 0;
        foreach (var token in SyntaxFactory.ParseTokens(code))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken => -1,
                _ => 0,
            };
            if (depth > Most)
                return true;
        }

        return false;
    }
}
