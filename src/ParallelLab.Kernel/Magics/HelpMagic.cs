namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!help</c>: the catalog, or one row of it at length.</summary>
internal sealed class HelpMagic : IMagic
{
    private const string Subject = "name";

    public string Name => "help";

    public string Summary => "Explains a magic; without a name it lists them all.";

    public string Help => "The name may be written with or without its #!.";

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Word(Subject, "the magic to explain") { Takes = new MagicValues.Magic() }];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Step(new CellStep.Show(
        call.Arguments.TryGetValue(Subject, out var name)
            ? MagicHelp.Of(call.Catalog.Find(name.StartsWith("#!", StringComparison.Ordinal) ? name[2..] : name))
            : MagicHelp.List(call.Catalog)));
}
