using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>The languages of this process, each with its variables. Owned by the cells' thread; F#'s compiler is loaded when it is first asked for.</summary>
public sealed class WorkerLanguages
{
    private readonly Lazy<ICellLanguage> _fsharp;
    private readonly Dictionary<string, ILanguageValues> _values = new(StringComparer.Ordinal);

    private readonly Action<IReadOnlyList<string>, IReadOnlyList<string>> _load;

    /// <param name="load">Makes libraries known to this process, managed ones and native ones.</param>
    internal WorkerLanguages(ILanguageValues csharp, Func<ICellLanguage> createFSharp, Action<IReadOnlyList<string>, IReadOnlyList<string>> load)
    {
        _load = load;
        _fsharp = new Lazy<ICellLanguage>(createFSharp);
        _values[Cell.CSharp] = csharp;
    }

    /// <summary>Those of this process.</summary>
    internal static WorkerLanguages Current { get; set; } = None;

    /// <summary>For instruments that no worker calls: no values, no F#.</summary>
    internal static WorkerLanguages None => new(new StoredValues(), () => throw new InvalidOperationException("There is no F# here."), (_, _) => { });

    public ICellLanguage FSharp => _fsharp.Value;

    /// <summary>Lets F# use libraries, the same objects as C#'s.</summary>
    public void AddLibraries(IReadOnlyList<string> managed, IReadOnlyList<string> native)
    {
        _load(managed, native);
        FSharp.Reference(managed);
    }

    /// <summary>The language's variables; those that it is given are kept where it keeps none itself.</summary>
    public ILanguageValues Of(string language)
    {
        if (language == KnownLanguages.FSharp)
            return FSharp;
        if (!_values.TryGetValue(language, out var values))
            _values[language] = values = new StoredValues();
        return values;
    }

    /// <summary>All that was used, C# first.</summary>
    internal IEnumerable<(string Language, ILanguageValues Values)> Used =>
        _values.Select(language => (language.Key, language.Value)).Concat(_fsharp.IsValueCreated ? [(KnownLanguages.FSharp, FSharp)] : []);
}
