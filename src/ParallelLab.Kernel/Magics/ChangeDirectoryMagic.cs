using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!cd</c>: where relative paths begin.</summary>
internal sealed class ChangeDirectoryMagic : IMagic
{
    public string Name => DirectoryInstrument.InstrumentName;

    public IReadOnlyList<string> Aliases => ["pwd"];

    public string Summary => "Changes the current directory of the process that runs the cells, and shows it.";

    public string Help =>
        """
        Without a directory it only shows it. ~ is the home directory. #r, #load and #!import go on to begin at the notebook's folder.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Rest(DirectoryInstrument.Directory, "the directory") { Takes = new MagicValues.Folder() }];

    public MagicEffect Apply(MagicCall call) => Report.By(Name, call);
}
