using System.Text;
using Microsoft.CodeAnalysis.Text;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language;

/// <summary>A cell's C# alone: what belongs to magics is blank, so that every character keeps its place.</summary>
internal static class CSharpText
{
    public static string Of(string source)
    {
        var magics = MagicParser.Parse(source).OfType<CellPiece.Magic>().ToList();
        if (magics.Count == 0)
            return source;
        var lines = SourceText.From(source).Lines; // The lines that the parser counts.
        var text = new StringBuilder(source);
        foreach (var line in magics.Select(magic => lines[magic.Line - 1]))
        {
            var length = LengthOfMagic(line.ToString());
            text.Remove(line.Start, length).Insert(line.Start, " ", length);
        }
        return text.ToString();
    }

    /// <summary>Up to the code that the magic takes, as <c>#!timeit Fib(20)</c> does; else the whole line.</summary>
    private static int LengthOfMagic(string line)
    {
        var start = line.IndexOf("#!", StringComparison.Ordinal);
        var end = start + 2;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;
        var magic = MagicCatalog.Standard.All.FirstOrDefault(magic => magic.Name == line[(start + 2)..end]);
        return magic is not null && magic.Parameters.Any(parameter => parameter is MagicParameter.Rest)
            ? end + MagicArguments.RestStart(magic, line[end..])
            : line.Length;
    }
}
