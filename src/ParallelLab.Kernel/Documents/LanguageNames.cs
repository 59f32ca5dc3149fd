namespace ParallelLab.Kernel.Documents;

/// <summary>The languages of .NET Interactive's cells, each under one name.</summary>
internal static class LanguageNames
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Raw = "raw";

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["c#"] = CSharp,
        ["f#"] = "fsharp",
        ["powershell"] = "pwsh",
        ["js"] = "javascript",
        ["md"] = Markdown,
    };

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        CSharp, Markdown, Raw, "fsharp", "pwsh", "javascript", "html", "mermaid", "sql", "kql", "http", "value",
    };

    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase) { "python", "bash", "sh", "script" };

    /// <summary>The one name of a language: <c>C#</c> is <c>csharp</c>. Names not known here come back in lower case.</summary>
    public static string Canonical(string name) => Aliases.GetValueOrDefault(name) ?? name.ToLowerInvariant();

    public static CellKind KindOf(string language) => language switch
    {
        Markdown => CellKind.Markdown,
        Raw => CellKind.Raw,
        _ => CellKind.Code,
    };

    /// <summary>
    /// Whether a notebook's cell is a .NET notebook's: in one of its languages, known or refused by name, or in one that its
    /// magics bring in. A notebook in Python or R belongs to another kernel.
    /// </summary>
    public static bool IsRunIn(string notebookLanguage, string language) =>
        Known.Contains(notebookLanguage) && (Known.Contains(language) || Programs.Contains(language));

    /// <summary>Whether <c>#!name</c> starts a cell of a .dib file, rather than being a magic inside one.</summary>
    public static bool IsKnown(string name) => Known.Contains(name) || Aliases.ContainsKey(name);
}
