using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language;

/// <summary>A cell's C# alone: what belongs to magics is blank, so that every character keeps its place.</summary>
internal static class CSharpText
{
    public static string Of(string source)
    {
        var magics = MagicParser.Parse(source).OfType<CellPiece.Magic>().ToDictionary(magic => magic.Line - 1, magic => magic.Text);
        return magics.Count == 0
            ? source
            : string.Join('\n', source.Split('\n').Select((line, number) => magics.ContainsKey(number) ? Blank(line) : line));
    }

    /// <summary>The line, blank up to the code that its magic takes: <c>#!timeit Fib(20)</c>.</summary>
    private static string Blank(string line)
    {
        var start = line.IndexOf("#!", StringComparison.Ordinal);
        var end = start + 2;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;
        var magic = MagicCatalog.Standard.All.FirstOrDefault(magic => magic.Name == line[(start + 2)..end]);
        var code = magic is not null && magic.Parameters.Any(parameter => parameter is MagicParameter.Rest)
            ? end + MagicArguments.RestStart(magic, line[end..])
            : line.Length;
        return new string(' ', code) + line[code..];
    }
}
