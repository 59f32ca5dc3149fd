using System.Collections.Immutable;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>What is put around the code that comes.</summary>
/// <param name="Around">From the outside in.</param>
/// <param name="Measure">Runs the code itself, inside all others; null where it is run once.</param>
/// <param name="Instead">What is done in place of a run; null where the code is run.</param>
internal sealed record CodeInstruments(
    ImmutableArray<InstrumentRequest> Around, MagicEffect.Measure? Measure, MagicEffect.Instead? Instead = null)
{
    public static CodeInstruments None { get; } = new([], Measure: null);

    /// <summary>With an instrument inside the others; one of the same name goes.</summary>
    public CodeInstruments With(InstrumentRequest instrument) =>
        this with { Around = [.. Around.Where(earlier => earlier.Name != instrument.Name), instrument] };

    /// <exception cref="MagicException">Another magic runs the code already.</exception>
    public CodeInstruments With(MagicEffect.Measure measure) =>
        Measure is { Instrument.Name: var other } && other != measure.Instrument.Name
            ? throw new MagicException($"#!{other} and #!{measure.Instrument.Name} both run the code many times: use one of them.")
            : this with { Measure = measure };

    /// <summary>The run of a piece of code inside them, or what takes its place.</summary>
    public CellStep Run(string code) => this switch
    {
        { Instead: { } instead } => instead.StepFor(code),
        { Measure: { } measure } => new CellStep.Run(code, [.. Around, measure.Instrument], measure.Measured),
        _ => new CellStep.Run(code, Around),
    };

    /// <summary>The step of a text in another language inside them, where it can be inside anything.</summary>
    /// <exception cref="MagicException">Only C# can be run many times, or looked at instead.</exception>
    public CellStep Run(CellStep step) => step switch
    {
        _ when Instead is not null => throw new MagicException($"#!{Instead.Magic} is about C# only."),
        CellStep.Run when Measure is not null =>
            throw new MagicException($"#!{Measure.Instrument.Name} measures C# only. #!time measures code of other languages, too."),
        CellStep.Run run => run with { Instruments = [.. Around, .. run.Instruments] },
        _ => step,
    };
}
