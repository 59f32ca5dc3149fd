namespace ParallelLab.Kernel.Language.Completion;

/// <summary>The words of the language, by where they may stand, and the beginnings of statements that few people type in full.</summary>
internal static class Keywords
{
    private static readonly string[] Types =
    [
        "bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short", "string",
        "uint", "ulong", "ushort",
    ];

    private static readonly string[] Values =
    [
        "async", "await", "base", "checked", "default", "delegate", "false", "from", "nameof", "new", "null", "out", "ref", "sizeof", "stackalloc",
        "static", "this", "throw", "true", "typeof", "unchecked", "var",
    ];

    private static readonly string[] Statements =
    [
        "abstract", "break", "case", "catch", "class", "const", "continue", "do", "else", "enum", "finally", "fixed", "for", "foreach", "goto", "if",
        "interface", "internal", "lock", "private", "protected", "public", "readonly", "record", "return", "sealed", "struct", "switch", "try",
        "unsafe", "using", "void", "volatile", "while", "yield",
    ];

    private static readonly string[] Members =
    [
        "abstract", "async", "class", "const", "delegate", "enum", "event", "explicit", "extern", "implicit", "interface", "internal", "operator",
        "override", "partial", "private", "protected", "public", "readonly", "record", "required", "sealed", "static", "struct", "unsafe", "virtual",
        "void", "volatile",
    ];

    private static readonly string[] Snippets =
    [
        "do { } while (true);", "for (var i = 0; i < count; i++) { }", "foreach (var item in items) { }", "if (true) { }", "lock (gate) { }",
        "switch (value) { }", "try { } catch (Exception e) { }", "try { } finally { }", "using (var resource = value) { }", "while (true) { }",
    ];

    public static IEnumerable<Candidate> At(Place place) =>
        place.IsUsing || place.IsAttribute ? []
        : place.IsMember ? Words([.. Types, .. Members])
        : place.IsType ? Words(Types)
        : place.IsStatement ? Words([.. Types, .. Values, .. Statements]).Concat(Snippets.Select(Snippet))
        : Words([.. Types, .. Values]);

    private static IEnumerable<Candidate> Words(IEnumerable<string> words) =>
        words.Select(word => new Candidate(word, CompletionKind.Keyword, Nearness.Language));

    private static Candidate Snippet(string text) => new(text, CompletionKind.Snippet, Nearness.Language);
}
