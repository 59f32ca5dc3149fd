using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary><c>#!csharp</c>: back to the kernel's own language.</summary>
internal sealed class CSharpMagic : IMagic
{
    public string Name => Cell.CSharp;

    public IReadOnlyList<string> Aliases => ["c#", "C#"];

    public string Summary => "The text below is C#, as every cell's text is without a selector.";

    public string Help => "It ends a text of another language within a cell.";

    public IReadOnlyList<MagicParameter> Parameters => [];

    public TextBelow? TextBelow => Magics.TextBelow.CSharp;

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Select(Name, StepOf: null);
}
