using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>Code in HTML, with the words of the language and texts set off. Of IL the lexer knows enough to do the same.</summary>
internal static class LoweredHtml
{
    private const string Style =
        "<style>.pl-code .pl-k{font-weight:600;color:light-dark(#0b5394,#8ab4f8)}.pl-code .pl-s{color:light-dark(#7a4a00,#e5c07b)}"
        + ".pl-code .pl-c{opacity:.65}</style>";

    public static string Write(string code)
    {
        var html = new StringBuilder(Style).Append("<pre class=\"pl-code\">");
        foreach (var token in SyntaxFactory.ParseTokens(code))
        {
            foreach (var trivia in token.LeadingTrivia)
                Append(html, trivia.ToString(), IsComment(trivia) ? "pl-c" : null);
            Append(html, token.Text, ClassOf(token));
            foreach (var trivia in token.TrailingTrivia)
                Append(html, trivia.ToString(), IsComment(trivia) ? "pl-c" : null);
        }
        return html.Append("</pre>").ToString();
    }

    private static void Append(StringBuilder html, string text, string? cssClass)
    {
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(cssClass is null ? encoded : $"<span class=\"{cssClass}\">{encoded}</span>");
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static string? ClassOf(SyntaxToken token) => token switch
    {
        _ when SyntaxFacts.IsKeywordKind(token.Kind()) => "pl-k",
        _ when token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken => "pl-s",
        _ => null,
    };
}
