using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>
/// Turns a cell's text into a plan. The rules:
/// <list type="bullet">
/// <item>Steps are taken in the order of the lines. A magic line between two pieces of code makes two runs of them.</item>
/// <item>A report (<c>#!pid</c>) is a step where it stands, and is never itself measured.</item>
/// <item>A magic that measures (<c>#!time</c>) is put around every piece of code below it; a piece shows its own figures.
/// The same magic again takes the first one's place from there on. Several different ones nest, the first outermost.</item>
/// <item>A magic that runs code many times (<c>#!timeit</c>) is the innermost, whatever its place, and there is one at most. With
/// code on its own line it is a step of its own; otherwise it takes every piece of code below it.</item>
/// <item>The packages that a piece of code asks for are restored together, before the piece runs.</item>
/// <item>A selector (<c>#!fsharp</c>) says what language the text below it is in, up to the next selector.</item>
/// </list>
/// Holds no state: safe to share.
/// </summary>
public sealed class CellPlanner(MagicCatalog catalog)
{
    private static readonly IReadOnlyDictionary<string, string> NoAnswers = new Dictionary<string, string>();

    public CellPlanner()
        : this(MagicCatalog.Standard)
    {
    }

    /// <summary>Plans a cell. Any text gives a plan; none throws.</summary>
    /// <param name="source">The cell's text, magics included.</param>
    /// <param name="cell">The cell's number, for errors: "cell 7, line 3"; null where it has none.</param>
    public CellPlan Plan(string source, int? cell) => Plan(new Cell(source), CellIdentity.NameOf(cell), NoAnswers);

    /// <summary>Plans a cell that may be in another language.</summary>
    /// <param name="place">What errors name: "cell 7".</param>
    /// <param name="answers">What was answered to the cell's <see cref="Questions"/>, by their arguments.</param>
    public CellPlan Plan(Cell cell, string place, IReadOnlyDictionary<string, string> answers)
    {
        var planned = new PlannedCell(catalog, place, answers);
        foreach (var piece in PiecesOf(cell))
        {
            try
            {
                planned.Add(piece);
            }
            catch (MagicException e)
            {
                return new CellPlan.Refused(Error("MagicError", e.Message, planned.LastMagic!, place));
            }
            catch (PackageDirectiveException e)
            {
                return new CellPlan.Refused(Error("PackageError", e.Message, new CellPiece.Magic(e.Line, e.Text), place));
            }
        }

        return planned.Unused is { } unused
            ? new CellPlan.Refused(Error("MagicError", $"{unused.Text} is about the code below it, and there is none. Write it above the code.", unused, place))
            : new CellPlan.Accepted(planned.Steps);
    }

    /// <summary>What must be asked before the cell can be planned: its magics' <c>@input</c> and <c>@password</c>.</summary>
    public IReadOnlyList<MagicQuestion> Questions(Cell cell) =>
        cell.Source.Contains(MagicQuestion.Mark)
            ? [.. PiecesOf(cell).OfType<CellPiece.Magic>().SelectMany(magic => MagicQuestion.In(magic.Text)).Distinct()]
            : [];

    // A cell that begins with its own selector (#!value --name x) needs none.
    private IReadOnlyList<CellPiece> PiecesOf(Cell cell) =>
        cell.Language == Cell.CSharp || catalog.TextBelow(cell.Language) is TextBelow.CSharp || cell.Source.TrimStart().StartsWith($"#!{cell.Language}", StringComparison.Ordinal)
            ? MagicParser.Parse(catalog, cell.Source)
            : MagicParser.Parse(catalog, cell.Source, cell.Language);

    private static CellError Error(string name, string problem, CellPiece.Magic line, string place) =>
        CellError.AtLine(name, problem, place, Math.Max(1, line.Line), line.Line > 0 ? line.Text : null);
}
