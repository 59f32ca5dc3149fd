namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Completes the path of a file, a part at a time.</summary>
/// <param name="folder">Where relative paths start.</param>
internal sealed class PathCompleter(string folder)
{
    // A folder may hold any number; who has more must type a letter.
    private const int MostLooked = 5000;

    /// <summary>No file has such an extension.</summary>
    public static IReadOnlyCollection<string> FoldersOnly { get; } = ["/"];

    /// <param name="typed">The path up to the cursor.</param>
    /// <param name="extensions">Of the files that are offered, dots included; folders always are.</param>
    public CompletionList Complete(string typed, int cursor, IReadOnlyCollection<string> extensions)
    {
        var last = typed.LastIndexOfAny(['/', '\\']) + 1;
        var part = typed[last..];
        return Ranking.Of(Entries(typed[..last], part, extensions), part, cursor - part.Length, cursor, _ => 0);
    }

    private List<Candidate> Entries(string parent, string part, IReadOnlyCollection<string> extensions)
    {
        try
        {
            return [.. new DirectoryInfo(Path.Combine(folder, parent)).EnumerateFileSystemInfos()
                .Take(MostLooked)
                .Where(entry => IsOffered(entry, part, extensions))
                .Select(entry => entry is DirectoryInfo
                    ? new Candidate(entry.Name + "/", CompletionKind.Folder, Nearness.Imported)
                    : new Candidate(entry.Name, CompletionKind.File, Nearness.Expected))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or System.Security.SecurityException)
        {
            return []; // There is no such folder, or it is not for us.
        }
    }

    private static bool IsOffered(FileSystemInfo entry, string part, IReadOnlyCollection<string> extensions) =>
        (!entry.Name.StartsWith('.') || part.StartsWith('.'))
        && (entry is DirectoryInfo || extensions.Count == 0 || extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase));
}
