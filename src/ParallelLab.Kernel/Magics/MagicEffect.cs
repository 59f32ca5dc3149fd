using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>What a magic does to its cell's plan. A closed set.</summary>
public abstract record MagicEffect
{
    private MagicEffect()
    {
    }

    /// <summary>A step of its own, taken where the line stands.</summary>
    public sealed record Step(CellStep Taken) : MagicEffect;

    /// <summary>An instrument around the code below the line.</summary>
    /// <param name="Code">The code on the magic's own line; null for the code below it.</param>
    public sealed record Around(InstrumentRequest Instrument, string? Code = null) : MagicEffect;

    /// <summary>The code below the line is not run: this step takes its place.</summary>
    /// <param name="Magic">The line's magic, for errors.</param>
    public sealed record Instead(string Magic, Func<string, CellStep> StepFor) : MagicEffect;

    /// <summary>An instrument that itself runs code, as often as it likes.</summary>
    /// <param name="Code">As in <see cref="Around"/>.</param>
    public sealed record Measure(InstrumentRequest Instrument, MeasuredCode Measured, string? Code) : MagicEffect;

    /// <summary>The text below, up to the next selector, is in another language.</summary>
    /// <param name="Language">Its name, for magics that stand in the text.</param>
    /// <param name="StepOf">
    /// The step for a text, whose lines have their numbers in the cell; null for C#. Instruments are put around it where it is a run.
    /// </param>
    public sealed record Select(string Language, Func<string, CellStep>? StepOf) : MagicEffect
    {
        /// <summary>A step that the line itself asks for; null for none.</summary>
        public CellStep? First { get; init; }
    }
}
