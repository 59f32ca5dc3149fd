using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Magics;

/// <summary>
/// Finds the magic lines of a cell. A magic is a line whose first characters, white space apart, are <c>#!</c>, except where
/// C# reads the line as text: inside a comment, a string of several lines, or code that <c>#if</c> takes out. Roslyn's lexer decides
/// that, and reads the rest of a magic line as a directive: a quote or <c>/*</c> there does not reach the next line.
/// </summary>
internal static class MagicParser
{
    private const string Mark = "#!";

    private static readonly CSharpParseOptions Script =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Preview);

    /// <summary>
    /// The cell's pieces in order. Code that is blank or all comment is left out, unless the cell holds no magic:
    /// then its one piece is the text as it stands, whatever that is.
    /// </summary>
    public static IReadOnlyList<CellPiece> Parse(string source)
    {
        if (!source.Contains(Mark, StringComparison.Ordinal))
            return [new CellPiece.Code(source)];

        var text = SourceText.From(source);
        var magics = MagicLines(text).ToList();
        return magics.Count == 0 ? [new CellPiece.Code(source)] : [.. Pieces(text, magics)];
    }

    private static IEnumerable<CellPiece> Pieces(SourceText text, List<int> magics)
    {
        var next = 0;
        foreach (var magic in magics)
        {
            if (CodeBetween(text, next, magic) is { } code)
                yield return code;
            yield return new CellPiece.Magic(magic + 1, text.Lines[magic].ToString().Trim());
            next = magic + 1;
        }
        if (CodeBetween(text, next, text.Lines.Count) is { } rest)
            yield return rest;
    }

    private static CellPiece.Code? CodeBetween(SourceText text, int first, int end)
    {
        if (first >= end)
            return null;
        var code = text.ToString(TextSpan.FromBounds(text.Lines[first].Start, text.Lines[end - 1].End));
        return SaysNothing(code) ? null : new CellPiece.Code(new string('\n', first) + code);
    }

    private static IEnumerable<int> MagicLines(SourceText text) =>
        from trivia in Trivia(text.ToString())
        where trivia.IsDirective && IsMagic(trivia, text)
        select text.Lines.IndexOf(trivia.SpanStart);

    private static bool IsMagic(SyntaxTrivia directive, SourceText text) =>
        text.ToString(new TextSpan(directive.SpanStart, Math.Min(Mark.Length, text.Length - directive.SpanStart))) == Mark
        && directive.GetStructure() is DirectiveTriviaSyntax { IsActive: true };

    /// <summary>Is the code blank, or all comment?</summary>
    public static bool SaysNothing(string code) =>
        SyntaxFactory.ParseTokens(code, options: Script).All(token => token.IsKind(SyntaxKind.EndOfFileToken))
        && !Trivia(code).Any(trivia => trivia.IsDirective);

    /// <summary>All that stands between the tokens, directives among it.</summary>
    public static IEnumerable<SyntaxTrivia> Trivia(string code) =>
        SyntaxFactory.ParseTokens(code, options: Script).SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia));
}
