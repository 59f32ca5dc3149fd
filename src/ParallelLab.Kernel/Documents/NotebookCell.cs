namespace ParallelLab.Kernel.Documents;

/// <summary>What a cell is for: to be run, to be read, or to be passed on as it is.</summary>
public enum CellKind
{
    Code,
    Markdown,
    Raw,
}

/// <summary>One cell of a notebook. Immutable: change it by <c>with</c>, and put it back by <see cref="NotebookDocument.WithCell"/>.</summary>
public sealed record NotebookCell
{
    internal NotebookCell(CellKind kind, string source, string language, IReadOnlyList<string> tags)
    {
        Kind = kind;
        Source = source;
        Language = language;
        Tags = tags;
    }

    public static NotebookCell Code(string source, params IReadOnlyList<string> tags) => new(CellKind.Code, source, LanguageNames.CSharp, tags);

    public static NotebookCell Markdown(string source, params IReadOnlyList<string> tags) =>
        new(CellKind.Markdown, source, LanguageNames.Markdown, tags);

    public CellKind Kind { get; }

    /// <summary>The text; lines end with \n, whatever they end with in the file.</summary>
    public string Source { get; init; }

    /// <summary>1–64 characters of <c>a–z A–Z 0–9 - _</c>, unique in its document. Empty only before a document has taken the cell in.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>
    /// Lower-case name, as .NET Interactive's <c>#!csharp</c> has it: <c>csharp</c>, <c>fsharp</c>, <c>html</c>, <c>markdown</c>, …
    /// Those that are run: <see cref="LanguageNames.IsRunIn"/>.
    /// </summary>
    public string Language { get; }

    /// <summary>Jupyter's cell tags, such as <c>parameters</c> or <c>raises-exception</c>.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The number in <c>[7]</c>; null for a cell that has not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What the cell showed, in order; empty for cells that hold no code.</summary>
    public IReadOnlyList<NotebookOutput> Outputs { get; init; } = [];

    /// <summary>Which cell of the document's original this is; null for a cell that is new.</summary>
    internal int? Place { get; init; }
}
