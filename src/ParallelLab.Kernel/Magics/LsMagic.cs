namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!lsmagic</c>: the catalog.</summary>
internal sealed class LsMagic : IMagic
{
    public string Name => "lsmagic";

    public string Summary => "Lists all magics.";

    public string Help => "Each with what may follow it and what it does.";

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Step(new CellStep.Show(MagicHelp.List(call.Catalog)));
}
