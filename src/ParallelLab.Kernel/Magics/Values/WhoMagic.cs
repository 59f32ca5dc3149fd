namespace ParallelLab.Kernel.Magics.Values;

/// <summary><c>#!who</c>: which variables there are.</summary>
internal sealed class WhoMagic : IMagic
{
    public string Name => "who";

    public string Summary => "Lists the names of the variables that there are.";

    public string Help => "#!whos shows their types and values too.";

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => Report.By(Name, call);
}
