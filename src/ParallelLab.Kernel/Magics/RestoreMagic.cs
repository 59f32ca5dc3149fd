namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!restore</c>: the session's packages.</summary>
internal sealed class RestoreMagic : IMagic
{
    public string Name => "restore";

    public string Summary => "Shows which packages the notebook has, in which versions, and where they come from.";

    public string Help =>
        """
        #r "nuget: NAME" gets the newest stable version, #r "nuget: NAME, 1.2.3" that one, 1.* the newest of a row, *-* prereleases too.
        #i "nuget: PLACE" adds a source: a URL or a folder. Several lines in one cell are restored together; what was restored once is
        remembered for all notebooks and comes back without the network. A session has one version of a package: #!reset starts afresh.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Step(new CellStep.ShowPackages());
}
