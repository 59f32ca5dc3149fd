using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>A row of the <see cref="MagicCatalog"/>: what a magic is called, what help says of it, and what it does to a plan.</summary>
public interface IMagic
{
    /// <summary>What stands after <c>#!</c>.</summary>
    string Name { get; }

    /// <summary>One line for <c>#!lsmagic</c> and for completion.</summary>
    string Summary { get; }

    /// <summary>What <c>#!help</c> says below the usage: what is shown and how to read it.</summary>
    string Help { get; }

    /// <summary>What may follow the name; all of it optional.</summary>
    IReadOnlyList<MagicParameter> Parameters { get; }

    /// <summary>What the line asks for.</summary>
    /// <exception cref="MagicException">An argument makes no sense; the message says which and why.</exception>
    MagicEffect Apply(MagicCall call);
}

/// <summary>A magic line as its magic sees it.</summary>
/// <param name="Catalog">The table that the magic stands in.</param>
/// <param name="Arguments">Parameter name → what was given; a flag's value is <c>true</c>.</param>
public sealed record MagicCall(MagicCatalog Catalog, IReadOnlyDictionary<string, string> Arguments);

/// <summary>What a magic does to its cell's plan. A closed set.</summary>
public abstract record MagicEffect
{
    private MagicEffect()
    {
    }

    /// <summary>A step of its own, taken where the line stands.</summary>
    public sealed record Step(CellStep Taken) : MagicEffect;

    /// <summary>An instrument around the code below the line.</summary>
    public sealed record Around(InstrumentRequest Instrument) : MagicEffect;

    /// <summary>The code below the line is not run: this step takes its place.</summary>
    public sealed record Instead(Func<string, CellStep> StepFor) : MagicEffect;

    /// <summary>An instrument that itself runs code, as often as it likes.</summary>
    /// <param name="Code">The code on the magic's own line; null for the code below it.</param>
    public sealed record Measure(InstrumentRequest Instrument, MeasuredCode Measured, string? Code) : MagicEffect;
}
