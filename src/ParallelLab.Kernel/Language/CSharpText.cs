using System.Text;
using Microsoft.CodeAnalysis.Text;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language;

/// <summary>A cell's C# alone: what belongs to magics is blank, so that every character keeps its place.</summary>
internal static class CSharpText
{
    public static string Of(MagicCatalog catalog, string source)
    {
        var pieces = MagicParser.Parse(catalog, source);
        if (pieces.All(piece => piece is CellPiece.Code))
            return source;
        var lines = SourceText.From(source).Lines; // The lines that the parser counts.
        var text = new StringBuilder(source);
        foreach (var piece in pieces)
        {
            if (piece is CellPiece.Magic { Line: > 0 } magic)
                Blank(text, lines[magic.Line - 1].Start, LengthOfMagic(catalog, lines[magic.Line - 1].ToString()));
            else if (piece is CellPiece.Foreign foreign)
                BlankAll(text, lines, foreign);
        }
        return text.ToString();
    }

    private static void BlankAll(StringBuilder text, TextLineCollection lines, CellPiece.Foreign foreign)
    {
        foreach (var (index, line) in SourceText.From(foreign.Text).Lines.Index())
            Blank(text, lines[index].Start, line.Span.Length);
    }

    private static void Blank(StringBuilder text, int start, int length) => text.Remove(start, length).Insert(start, " ", length);

    /// <summary>Up to the code that the magic takes, as <c>#!timeit Fib(20)</c> and <c>%timeit Fib(20)</c> do; else the whole line.</summary>
    private static int LengthOfMagic(MagicCatalog catalog, string line)
    {
        var mark = line.IndexOf(MagicParser.Mark, StringComparison.Ordinal);
        var start = mark < 0 ? line.IndexOf('%', StringComparison.Ordinal) + 1 : mark + MagicParser.Mark.Length;
        var end = start;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;
        var magic = catalog.All.FirstOrDefault(magic => magic.Name == line[start..end]);
        return magic is not null && magic.Parameters.Any(parameter => parameter is MagicParameter.Rest)
            ? end + MagicArguments.RestStart(magic, line[end..])
            : line.Length;
    }
}
