namespace ParallelLab.Demos;

/// <summary>
/// A small encyclopedia of things that don't exist, made from a seed: the same seed gives the same pages, word for word.
/// It stands in for a real one, so that a lecture on fetching needs no network and is the same in every room.
/// </summary>
/// <remarks>Immutable once it is made, so any number of threads may read it. A page's text is written when it is asked for.</remarks>
public sealed class Encyclopedia
{
    /// <summary>What the path of each page begins with.</summary>
    public const string Root = "/wiki/";

    private readonly int _seed;
    private readonly List<EncyclopediaPage> _pages = [];
    private readonly Dictionary<string, EncyclopediaPage> _byName = new(StringComparer.Ordinal);

    /// <summary>Invents the names of all pages.</summary>
    /// <param name="seed">Which encyclopedia.</param>
    /// <param name="pages">How many pages, from 1 to 5,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of pages is out of range.</exception>
    public Encyclopedia(int seed = 448, int pages = 240)
    {
        if (pages is < 1 or > 5_000)
            throw new ArgumentOutOfRangeException(nameof(pages), pages, "An encyclopedia has from 1 to 5,000 pages.");

        _seed = seed;
        var random = new Random(seed);
        while (_pages.Count < pages)
        {
            var (name, kind) = EncyclopediaWords.NextSubject(random);
            var page = new EncyclopediaPage(_pages.Count, name, kind);
            if (_byName.TryAdd(name, page))
                _pages.Add(page);
        }
    }

    /// <summary>All pages. Their order is random already, as their names are.</summary>
    public IReadOnlyList<EncyclopediaPage> Pages => _pages;

    /// <summary>The page of that name, whether written with spaces or with underscores; null if there is none.</summary>
    public EncyclopediaPage? Find(string name) => _byName.GetValueOrDefault(name.Replace('_', ' '));

    /// <summary>The page that the reader of a random page gets at that turn: each page once, then all over again.</summary>
    public EncyclopediaPage AtTurn(long turn) => _pages[(int)(turn % _pages.Count)];

    /// <summary>The page as an HTML document.</summary>
    public string HtmlOf(EncyclopediaPage page) => new EncyclopediaText(page, this, new Random(unchecked((_seed * 397) ^ page.Number))).Html();
}
