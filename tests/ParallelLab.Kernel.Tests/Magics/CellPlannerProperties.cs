using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class CellPlannerProperties
{
    /// <summary>What can stand in a cell next to each other and confuse a parser.</summary>
    private static readonly string[] Fragments =
    [
        "\n", "\n", "\n", "\r\n", "\u2028", " ", "\t", "#!time", "#!pid", "#!threads --all", "#!help pid", "#!reset", "#!nope", "#!", "#!bash", "#!fsharp", "#!csharp", "#!html", "!ls -l", "%time F()", "%%time", "#",
        "F();", "var x = 1;", "\"", "\"\"\"", "@\"", "$\"{", "}", "'", "/*", "*/", "//", "#if false", "#else", "#endif", "#r \"a\"", "--x=1",
        "\0", "\uD800", "é", "𝄞",
    ];

    private static Arbitrary<string> Cells =>
        Gen.Elements(Fragments).ListOf().Select(string.Concat).ToArbitrary();

    private static Arbitrary<string[]> PlainCells =>
        Gen.Elements("F();", "G(); // again", "#!pid", "#!time").NonEmptyListOf().Select(lines => lines.ToArray()).ToArbitrary();

    [Property(MaxTest = 1000)]
    public FsCheck.Property Any_text_gives_a_plan_with_steps_or_an_error_with_its_line() => Prop.ForAll(Cells, source =>
        new CellPlanner().Plan(source, 3) switch
        {
            CellPlan.Accepted accepted => accepted.Steps.Count > 0,
            CellPlan.Refused refused => refused.Error.Traceback[1].StartsWith("   at cell 3, line ", StringComparison.Ordinal),
            _ => false,
        });

    [Property(MaxTest = 1000)]
    public bool Text_of_any_characters_gives_a_plan(string? text) => new CellPlanner().Plan(text ?? "", 1) is not null;

    [Property(MaxTest = 1000)]
    public FsCheck.Property Every_line_of_code_keeps_its_text_and_its_number() => Prop.ForAll(Cells, source =>
    {
        var lines = Lines(source);
        return MagicParser.Parse(MagicCatalog.Standard, source).OfType<CellPiece.Code>().All(code =>
            Lines(code.Text).Select((line, i) => line.Length == 0 || line == lines[i]).All(same => same));
    });

    [Property(MaxTest = 1000)]
    public FsCheck.Property Every_line_of_plain_cells_is_in_exactly_one_piece() => Prop.ForAll(PlainCells, lines =>
    {
        var pieces = MagicParser.Parse(MagicCatalog.Standard, string.Join('\n', lines));
        return lines.Select((line, i) => PiecesWith(i, line, pieces)).All(count => count == 1);
    });

    private static int PiecesWith(int index, string line, IEnumerable<CellPiece> pieces) => pieces.Count(piece => piece switch
    {
        CellPiece.Magic magic => magic.Line == index + 1 && magic.Text == line,
        CellPiece.Code code => Lines(code.Text).ElementAtOrDefault(index) == line,
        _ => false,
    });

    private static List<string> Lines(string text) =>
        [.. Microsoft.CodeAnalysis.Text.SourceText.From(text).Lines.Select(line => line.ToString())];
}
