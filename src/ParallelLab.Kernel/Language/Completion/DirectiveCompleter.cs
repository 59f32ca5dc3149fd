namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Completes what <c>#r</c> and <c>#load</c> name: files, and packages that have been restored before.</summary>
internal sealed class DirectiveCompleter(PathCompleter paths, IPackageNames packages)
{
    private const string Package = "nuget:";

    /// <summary>Null where the cursor stands in no such directive.</summary>
    /// <param name="line">The line up to the cursor.</param>
    public CompletionList? Complete(string line, int cursor)
    {
        var quote = line.IndexOf('"', StringComparison.Ordinal);
        if (quote < 0 || line.IndexOf('"', quote + 1) >= 0)
            return null;
        var typed = line[(quote + 1)..];
        return line[..quote].Trim() switch
        {
            "#r" when typed.StartsWith(Package, StringComparison.OrdinalIgnoreCase) => Packages(typed[Package.Length..], cursor),
            "#r" => WithPackage(paths.Complete(typed, cursor, [".dll"]), typed, cursor),
            "#load" => paths.Complete(typed, cursor, [".cs", ".csx"]),
            _ => null,
        };
    }

    private static CompletionList WithPackage(CompletionList files, string typed, int cursor) =>
        Package.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            ? new CompletionList([new Match(Package + " ", CompletionKind.Keyword), .. files.Matches], cursor - typed.Length, cursor)
            : files;

    private CompletionList Packages(string typed, int cursor)
    {
        var comma = typed.IndexOf(',', StringComparison.Ordinal);
        var part = typed[(comma + 1)..].TrimStart();
        if (comma < 0)
            return Ranking.Of(packages.Names.Select(name => new Candidate(name, CompletionKind.Module, Nearness.Imported)), part, cursor - part.Length, cursor, _ => 0);
        var versions = packages.VersionsOf(typed[..comma].Trim()).Where(version => version.StartsWith(part, StringComparison.OrdinalIgnoreCase));
        return new CompletionList([.. versions.Take(Ranking.Most).Select(version => new Match(version, CompletionKind.Constant))], cursor - part.Length, cursor);
    }
}
