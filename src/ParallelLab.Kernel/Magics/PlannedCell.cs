using System.Diagnostics;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics;

/// <summary>A plan as it grows, piece by piece, by the rules of <see cref="CellPlanner"/>.</summary>
internal sealed class PlannedCell(MagicCatalog catalog, string place, IReadOnlyDictionary<string, string> answers)
{
    private readonly List<CellStep> _steps = [];
    private CodeInstruments _around = CodeInstruments.None;
    private MagicEffect.Select _language = new(Worker.Frames.Cell.CSharp, StepOf: null);

    /// <summary>At least one: a cell of a bare selector does nothing, and does it well.</summary>
    public IReadOnlyList<CellStep> Steps => _steps.Count > 0 ? _steps : [new CellStep.Run("", [])];

    /// <summary>Which line an error is about.</summary>
    public CellPiece.Magic? LastMagic { get; private set; }

    /// <summary>A magic that measures, below which no code has come.</summary>
    public CellPiece.Magic? Unused { get; private set; }

    /// <exception cref="MagicException">The magic is wrong.</exception>
    public void Add(CellPiece piece)
    {
        switch (piece)
        {
            case CellPiece.Magic magic:
                LastMagic = magic;
                Add(magic, EffectOf(magic.Text));
                break;
            case CellPiece.Code code:
                AddCode(code.Text);
                break;
            case CellPiece.Foreign foreign:
                AddForeign(foreign.Text);
                break;
        }
    }

    private void AddCode(string text)
    {
        var (directives, code) = PackageLines.In(text);
        AddPackages(directives);
        if (directives.Count == 0 || !MagicParser.SaysNothing(code))
            AddCode(_around.Run(code));
    }

    /// <summary>F# asks for packages as C# does; they are the same for both.</summary>
    private void AddForeign(string text)
    {
        var (directives, code) = _language.Language == KnownLanguages.FSharp ? PackageLines.InFSharp(text) : new PackageLines([], text);
        AddPackages(directives);
        if (!string.IsNullOrWhiteSpace(code))
            AddCode(_around.Run(_language.StepOf!(code)));
    }

    private void AddPackages(IReadOnlyList<PackageDirective> directives)
    {
        if (directives.Count > 0)
            _steps.Add(new CellStep.Restore(directives));
    }

    private void AddCode(CellStep step)
    {
        _steps.Add(step);
        Unused = null;
    }

    private void Add(CellPiece.Magic magic, MagicEffect effect)
    {
        switch (effect)
        {
            case MagicEffect.Step step:
                _steps.Add(step.Taken);
                break;
            case MagicEffect.Around { Code: { } statement } around:
                _steps.Add(_around.With(around.Instrument).Run(OnItsLine(magic, statement)));
                break;
            case MagicEffect.Measure { Code: { } statement } measure:
                _steps.Add((_around with { Measure = measure }).Run(OnItsLine(magic, statement)));
                break;
            case MagicEffect.Around around:
                (_around, Unused) = (_around.With(around.Instrument), Unused ?? magic);
                break;
            case MagicEffect.Measure measure:
                (_around, Unused) = (_around.With(measure), Unused ?? magic);
                break;
            case MagicEffect.Instead instead:
                (_around, Unused) = (_around with { Instead = instead }, Unused ?? magic);
                break;
            case MagicEffect.Select select:
                _language = select;
                if (select.First is { } first)
                    _steps.Add(first);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The code at its place in the cell, so that errors name it.</summary>
    private static string OnItsLine(CellPiece.Magic magic, string code) =>
        new string('\n', magic.Line - 1) + code.PadLeft(magic.Text.Length);

    private MagicEffect EffectOf(string line)
    {
        var name = MagicParser.NameOf(line);
        if (name.Length == 0)
            throw new MagicException("A magic's name follows #! at once, as in #!time. #!lsmagic lists all of them.");
        var magic = catalog.Find(name);
        var given = MagicArguments.Bind(magic, line[(2 + name.Length)..]);
        return magic.Apply(new MagicCall(catalog, MagicQuestion.Answered(given, answers))
        {
            Asked = [.. given.Where(argument => answers.ContainsKey(argument.Value)).Select(argument => argument.Key)],
            Language = magic.TextBelow is null ? _language.Language : magic.Name,
            Place = place,
        });
    }
}
