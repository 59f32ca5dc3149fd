using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Magics;

/// <summary>
/// IPython's way to write magics, for fingers that know it: <c>%%time</c> on a cell's first line, <c>%time F()</c> and <c>!command</c> on any.
/// C# has meanings of its own for a line that begins with % or !, and they go first: a cell that C#'s parser accepts is never changed,
/// and of any other only lines are that begin a statement, and without which there are fewer errors.
/// </summary>
internal static class IPythonLines
{
    private const string CellMark = "%%";
    private const string Shell = "#!system ";

    /// <summary>Every look parses the cell again.</summary>
    private const int MostLooks = 50;

    /// <summary>The cell with such lines written as <c>#!</c> lines; all others, and their number, stay as they are.</summary>
    public static string Translate(MagicCatalog catalog, string source)
    {
        var lines = source.Split('\n');
        if (!lines.Any(IsCandidate))
            return source;

        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (lines[first].TrimStart() is var start && start.StartsWith(CellMark, StringComparison.Ordinal))
            lines[first] = Indent(lines[first]) + MagicParser.Mark + start[CellMark.Length..];
        TranslateCode(catalog, lines, end: FirstForeign(catalog, lines));
        return AreMagics(lines, source.Split('\n')) ? string.Join('\n', lines) : source;
    }

    /// <summary>The lexer has the last word: what it reads as text in a string, a comment or another directive is no magic.</summary>
    private static bool AreMagics(string[] lines, string[] before)
    {
        var root = Parse(lines).GetRoot();
        var position = 0;
        for (var i = 0; i < lines.Length; position += lines[i++].Length + 1)
        {
            if (lines[i] != before[i] && !BeginsDirective(root, position + Indent(lines[i]).Length))
                return false;
        }

        return true;
    }

    private static bool BeginsDirective(SyntaxNode root, int position) =>
        root.FindTrivia(position) is var trivia && trivia.SpanStart == position && trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: true };

    private static bool IsCandidate(string line) => line.AsSpan().TrimStart() is ['%' or '!', ..];

    private static int FirstForeign(MagicCatalog catalog, string[] lines)
    {
        var found = Array.FindIndex(
            lines, line => line.TrimStart() is var text && text.StartsWith(MagicParser.Mark, StringComparison.Ordinal)
                && catalog.TextBelow(MagicParser.NameOf(text)) is not (null or TextBelow.CSharp));
        return found < 0 ? lines.Length : found;
    }

    // One line at a time: a /* in a command hides the lines below it from the parser.
    private static void TranslateCode(MagicCatalog catalog, string[] lines, int end)
    {
        var code = lines[..end].Select(WithoutMagic).ToArray();
        var tree = Parse(code);
        var (errors, first) = Errors(tree);
        var looks = 0;
        for (var i = 0; i < end && errors > 0; i++)
        {
            if (!IsCandidate(code[i]) || Meaning(catalog, code[i].TrimStart()) is not { } magic || !BeginsStatement(tree, code, i) || looks++ == MostLooks)
                continue;
            var without = Parse([.. code[..i], "", .. code[(i + 1)..]]);
            var (left, next) = Errors(without);
            // What it hid may be as many errors as it made, but those stand below it.
            if (left >= errors && !(first == i && next > i))
                continue;
            (lines[i], code[i]) = (Indent(lines[i]) + magic, "");
            (tree, errors, first) = (without, left, next);
        }
    }

    /// <summary>What the line would be as a magic; null where it can be none.</summary>
    private static string? Meaning(MagicCatalog catalog, string line) => line switch
    {
        ['%', .. var magic] when catalog.Knows(magic.Split((char[]?)null, 2)[0]) => MagicParser.Mark + magic,
        ['!', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '.' or '/' or '~', ..] => Shell + line[1..],
        _ => null,
    };

    private static bool BeginsStatement(SyntaxTree tree, string[] code, int line)
    {
        var position = code.Take(line).Sum(text => text.Length + 1) + Indent(code[line]).Length;
        var token = tree.GetRoot().FindToken(position, findInsideTrivia: true);
        return token.SpanStart == position
            && token.GetPreviousToken(includeSkipped: true).Kind() is SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken;
    }

    // Also the line separators that Unicode has beside \n: a line's number must stay what it is.
    private static string Indent(string line) => line[..(line.Length - line.TrimStart().Length)];

    private static string WithoutMagic(string line) => line.TrimStart().StartsWith(MagicParser.Mark, StringComparison.Ordinal) ? "" : line;

    private static SyntaxTree Parse(string[] code) => CSharpSyntaxTree.ParseText(string.Join('\n', code), MagicParser.Script);

    /// <summary>How many there are, and the line of the first.</summary>
    private static (int Count, int First) Errors(SyntaxTree tree)
    {
        var errors = SyntaxErrors.In(tree);
        return (errors.Count, errors.Count == 0 ? int.MaxValue : errors.Min(error => error.Location.GetLineSpan().StartLinePosition.Line));
    }
}
