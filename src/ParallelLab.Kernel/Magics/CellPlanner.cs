using System.Diagnostics;
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
/// </list>
/// Holds no state: safe to share.
/// </summary>
public sealed class CellPlanner(MagicCatalog catalog)
{
    public CellPlanner()
        : this(MagicCatalog.Standard)
    {
    }

    /// <summary>Plans a cell. Any text gives a plan; none throws.</summary>
    /// <param name="source">The cell's text, magics included.</param>
    /// <param name="cell">The cell's number, for errors: "cell 7, line 3"; null where it has none.</param>
    public CellPlan Plan(string source, int? cell)
    {
        var pieces = MagicParser.Parse(source);
        var steps = new List<CellStep>();
        var around = CodeInstruments.None;
        for (var i = 0; i < pieces.Count; i++)
        {
            try
            {
                around = Add(pieces[i], hasCodeBelow: pieces.Skip(i + 1).Any(piece => piece is CellPiece.Code), steps, around);
            }
            catch (MagicException e)
            {
                return new CellPlan.Refused(Error(e.Message, (CellPiece.Magic)pieces[i], cell));
            }
        }
        return new CellPlan.Accepted(steps);
    }

    /// <param name="around">The instruments for the code that comes.</param>
    /// <returns>Those for the code that comes after this piece.</returns>
    private CodeInstruments Add(CellPiece piece, bool hasCodeBelow, List<CellStep> steps, CodeInstruments around)
    {
        if (piece is not CellPiece.Magic magic)
        {
            steps.Add(around.Run(((CellPiece.Code)piece).Text));
            return around;
        }

        switch (EffectOf(magic.Text))
        {
            case MagicEffect.Step step:
                steps.Add(step.Taken);
                return around;
            case MagicEffect.Measure { Code: { } statement } measure:
                steps.Add((around with { Measure = measure }).Run(OnItsLine(magic, statement)));
                return around;
            case MagicEffect.Instead when !hasCodeBelow:
                throw new MagicException($"{magic.Text} is about the code below it, and there is none. Write it above the code.");
            case MagicEffect.Instead instead:
                return around with { Instead = instead };
            case MagicEffect.Around or MagicEffect.Measure when !hasCodeBelow:
                throw new MagicException($"{magic.Text} measures the code below it, and there is none. Write it above the code.");
            case MagicEffect.Around(var instrument):
                return around.With(instrument);
            case MagicEffect.Measure measure:
                return around.With(measure);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The code at its place in the cell, so that errors name it.</summary>
    private static string OnItsLine(CellPiece.Magic magic, string code) =>
        new string('\n', magic.Line - 1) + code.PadLeft(magic.Text.Length);

    private MagicEffect EffectOf(string line)
    {
        var name = string.Concat(line.Skip(2).TakeWhile(c => !char.IsWhiteSpace(c)));
        if (name.Length == 0)
            throw new MagicException("A magic's name follows #! at once, as in #!time. #!lsmagic lists all of them.");
        var magic = catalog.Find(name);
        return magic.Apply(new MagicCall(catalog, MagicArguments.Bind(magic, line[(2 + name.Length)..])));
    }

    private static CellError Error(string problem, CellPiece.Magic magic, int? cell) =>
        new("MagicError", problem, [$"MagicError: {problem}", $"   at {CellIdentity.NameOf(cell)}, line {magic.Line}", $"      {magic.Text}"]);
}
