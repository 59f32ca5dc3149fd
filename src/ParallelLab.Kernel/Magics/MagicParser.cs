using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Magics;

/// <summary>
/// Finds the magic lines of a cell. A magic is a line whose first characters, white space apart, are <c>#!</c>, except where
/// C# reads the line as text: inside a comment, a string of several lines, or code that <c>#if</c> takes out. Roslyn's lexer decides
/// that, and reads the rest of a magic line as a directive: a quote or <c>/*</c> there does not reach the next line.
/// Below a selector of another language the lexer does not look: there the next selector ends the text, and other magics are such
/// only where the language's text has a place for them (<see cref="TextBelow"/>).
/// </summary>
internal sealed class MagicParser
{
    /// <summary>What a magic begins with.</summary>
    public const string Mark = "#!";

    public static readonly CSharpParseOptions Script =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Preview);

    private readonly MagicCatalog _catalog;
    private readonly string _source;
    private readonly SourceText _text;

    private MagicParser(MagicCatalog catalog, string source)
    {
        _catalog = catalog;
        _source = source;
        _text = SourceText.From(source);
    }

    /// <summary>
    /// The cell's pieces in order. What is blank, or C# that is all comment, is left out, unless the cell is C# and holds no magic:
    /// then its one piece is the text as it stands, whatever that is.
    /// </summary>
    /// <param name="selector">The selector that stands, as it were, above the cell; null for C#.</param>
    public static IReadOnlyList<CellPiece> Parse(MagicCatalog catalog, string source, string? selector = null)
    {
        source = selector is null ? IPythonLines.Translate(catalog, source) : source;
        if (selector is not null)
            return [new CellPiece.Magic(0, Mark + selector), .. new MagicParser(catalog, source).ForeignPieces(0, TextOf(catalog, selector))];
        if (!source.Contains(Mark, StringComparison.Ordinal))
            return [new CellPiece.Code(source)];
        var parser = new MagicParser(catalog, source);
        return parser.CodeMagics(0).Any() ? [.. parser.CodePieces(0)] : [new CellPiece.Code(source)];
    }

    public static string NameOf(string line) => string.Concat(line.Skip(Mark.Length).TakeWhile(c => !char.IsWhiteSpace(c)));

    private static TextBelow TextOf(MagicCatalog catalog, string selector) => catalog.TextBelow(selector) ?? TextBelow.Prose;

    private IEnumerable<CellPiece> CodePieces(int next)
    {
        foreach (var line in CodeMagics(next))
        {
            if (CodeBetween(next, line) is { } code)
                yield return code;
            var magic = MagicAt(line);
            yield return magic;
            next = line + 1;
            if (_catalog.TextBelow(magic.Name) is null or TextBelow.CSharp)
                continue;
            foreach (var piece in ForeignPieces(next, _catalog.TextBelow(magic.Name)!.Value))
                yield return piece;
            yield break;
        }

        if (CodeBetween(next, _text.Lines.Count) is { } rest)
            yield return rest;
    }

    private IEnumerable<CellPiece> ForeignPieces(int next, TextBelow kind)
    {
        for (var line = next; line < _text.Lines.Count; line++)
        {
            if (!IsMagicBelow(line, kind))
                continue;
            if (ForeignBetween(next, line) is { } text)
                yield return text;
            var magic = MagicAt(line);
            yield return magic;
            next = line + 1;
            kind = _catalog.TextBelow(magic.Name) ?? kind;
            if (kind != TextBelow.CSharp)
                continue;
            foreach (var piece in CodePieces(next))
                yield return piece;
            yield break;
        }

        if (ForeignBetween(next, _text.Lines.Count) is { } rest)
            yield return rest;
    }

    private CellPiece.Magic MagicAt(int line) => new(line + 1, _text.Lines[line].ToString().Trim());

    private bool IsMagicBelow(int line, TextBelow kind)
    {
        var text = _text.Lines[line].ToString().Trim();
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return false;
        var name = NameOf(text);
        return _catalog.TextBelow(name) is not null || (kind == TextBelow.Code && _catalog.Knows(name));
    }

    private CellPiece.Code? CodeBetween(int first, int end) =>
        Between(first, end) is { } code && !SaysNothing(code) ? new CellPiece.Code(AtItsLine(first, code)) : null;

    private CellPiece.Foreign? ForeignBetween(int first, int end) =>
        Between(first, end) is { } text && !string.IsNullOrWhiteSpace(text) ? new CellPiece.Foreign(AtItsLine(first, text)) : null;

    private static string AtItsLine(int line, string text) => new string('\n', line) + text;

    private string? Between(int first, int end) =>
        first < end ? _text.ToString(TextSpan.FromBounds(_text.Lines[first].Start, _text.Lines[end - 1].End)) : null;

    /// <summary>The lines from the given one on that are magics if all of them is C#. Lexed only as far as is asked for.</summary>
    private IEnumerable<int> CodeMagics(int first) =>
        first >= _text.Lines.Count
            ? []
            : from trivia in Trivia(_source, _text.Lines[first].Start)
              where trivia.IsDirective && IsMagic(trivia)
              select _text.Lines.IndexOf(trivia.SpanStart);

    private bool IsMagic(SyntaxTrivia directive) =>
        _text.ToString(new TextSpan(directive.SpanStart, Math.Min(Mark.Length, _text.Length - directive.SpanStart))) == Mark
        && directive.GetStructure() is DirectiveTriviaSyntax { IsActive: true };

    /// <summary>Is the code blank, or all comment?</summary>
    public static bool SaysNothing(string code) =>
        SyntaxFactory.ParseTokens(code, options: Script).All(token => token.IsKind(SyntaxKind.EndOfFileToken))
        && !Trivia(code).Any(trivia => trivia.IsDirective);

    /// <summary>All that stands between the tokens from there on, directives among it.</summary>
    public static IEnumerable<SyntaxTrivia> Trivia(string code, int start = 0) =>
        SyntaxFactory.ParseTokens(code, start, start, Script).SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia));
}
