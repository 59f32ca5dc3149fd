namespace ParallelLab.Kernel.Magics.Languages;

/// <summary>What .NET Interactive has and this kernel has not: refused by name, since the student's notebook is not misspelt.</summary>
internal static class ForeignMagics
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["sql"] = "SQL cells need .NET Interactive's SqlServer package. Use a client library from C#, such as Microsoft.Data.Sqlite.",
        ["kql"] = "Kusto cells need .NET Interactive's Kql package. Use a client library from C#.",
        ["http"] = "HTTP cells are not run. Use HttpClient in C#.",
        ["r"] = "R cells need a Jupyter kernel of their own. #!script Rscript - runs a text with R where it is installed.",
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["connect"] = "This kernel connects to no other kernels. #!fsharp, #!python, #!pwsh and #!script run other languages without a connection.",
        ["explain"] = "It belongs to .NET Interactive's ExtensionLab. #!lower shows what the compiler makes of code, #!timeline what its threads did.",
        ["d3"] = "D3 is not part of this kernel. #!html and #!javascript can load it.",
    };

    public static bool IsLanguage(string name) => Languages.ContainsKey(Family(name));

    /// <summary>Why it is refused and what to do instead; null for a name that .NET Interactive has not either.</summary>
    public static string? Refusal(string name) =>
        (Languages.GetValueOrDefault(Family(name)) ?? Others.GetValueOrDefault(name)) is { } reason ? $"There is no #!{name} here: {reason}" : null;

    /// <summary>What <c>#!connect</c> made was called after its language: <c>#!sql-shop</c> is SQL.</summary>
    private static string Family(string name) => name.StartsWith("sql-", StringComparison.Ordinal) || name.StartsWith("kql-", StringComparison.Ordinal) ? name[..3] : name;
}
