using ParallelLab.Kernel.Magics.Languages;
using ParallelLab.Kernel.Magics.Values;

namespace ParallelLab.Kernel.Magics;

/// <summary>The magics there are. Parsing, help, listing and completion all read this one table.</summary>
/// <param name="magics">No two of the same name.</param>
public sealed class MagicCatalog(IEnumerable<IMagic> magics)
{
    private readonly SortedDictionary<string, IMagic> _magics =
        new(magics.ToDictionary(magic => magic.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly Dictionary<string, IMagic> _aliases = magics
        .SelectMany(magic => magic.Aliases.Select(alias => (alias, magic)))
        .ToDictionary(named => named.alias, named => named.magic, StringComparer.Ordinal);

    /// <summary>What every notebook has.</summary>
    public static MagicCatalog Standard { get; } =
        new([
            new TimeMagic(), new TimeitMagic(), new TimelineMagic(), new SweepMagic(), new PidMagic(), new ThreadsMagic(), new LocksMagic(),
            new LowerMagic(), new ResetMagic(), new RestoreMagic(), new LsMagic(), new HelpMagic(), new AboutMagic(), new ChangeDirectoryMagic(), new ImportMagic(),
            new WhoMagic(), new WhosMagic(), new SetMagic(), new ShareMagic(), new ValueMagic(), new WriteFileMagic(),
            new CSharpMagic(), new FSharpMagic(), new JavaScriptMagic(), new ScriptMagic(), new SystemMagic(), .. ShownLanguageMagic.All, .. ProgramMagic.All,
        ]);

    /// <summary>All magics by name.</summary>
    public IReadOnlyCollection<IMagic> All => _magics.Values;

    /// <summary>The same magics and one more, or with it in place of the one of its name.</summary>
    public MagicCatalog With(IMagic added) => new(All.Where(magic => magic.Name != added.Name).Append(added));

    /// <summary>The magic of that name.</summary>
    /// <exception cref="MagicException">There is none; the message names the nearest.</exception>
    public IMagic Find(string name) => FindOrNull(name) ?? throw new MagicException(ForeignMagics.Refusal(name) ?? Unknown(name));

    internal bool Knows(string name) => FindOrNull(name) is not null;

    /// <summary>What stands below a line of that name; null where the line is no selector.</summary>
    internal TextBelow? TextBelow(string name) =>
        FindOrNull(name) is { } magic ? magic.TextBelow : ForeignMagics.IsLanguage(name) ? Magics.TextBelow.Prose : null;

    private IMagic? FindOrNull(string name) => _magics.GetValueOrDefault(name) ?? _aliases.GetValueOrDefault(name);

    private string Unknown(string name) =>
        NearestName.Of(name, _magics.Keys) is { } nearest
            ? $"There is no magic #!{name}; did you mean #!{nearest}? #!lsmagic lists all of them."
            : $"There is no magic #!{name}. #!lsmagic lists those there are.";
}
