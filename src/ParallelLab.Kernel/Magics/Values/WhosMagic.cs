namespace ParallelLab.Kernel.Magics.Values;

/// <summary><c>#!whos</c>: what variables there are, and what they hold.</summary>
internal sealed class WhosMagic : IMagic
{
    public string Name => "whos";

    public string Summary => "Lists the variables that there are: type, value, language, cell.";

    public string Help =>
        """
        Of several variables of one name the last is the one that cells see. The cell is the one that declared it. Values are shortened; a property that
        computes shows what it gives now. After the process that runs the cells was lost, variables have their types' default values.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => Report.By(Name, call);
}
