namespace ParallelLab.Kernel.Language.Completion;

/// <summary>How well what is typed fits a name; the best first.</summary>
internal enum NameMatch
{
    Prefix,

    /// <summary><c>CWL</c> for <c>ConsoleWriteLine</c>: beginnings of its words, in order, the first among them.</summary>
    Humps,

    /// <summary>It begins a later word of the name: <c>dict</c> for <c>ConcurrentDictionary</c>.</summary>
    Inside,
    None,
}

/// <summary>Compares what is typed with names, whatever the case of the letters.</summary>
internal static class NameMatching
{
    public static NameMatch Of(string typed, string name) =>
        name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? NameMatch.Prefix
        : typed.Length < 2 || name.Length == 0 ? NameMatch.None // The compiler gives unfinished declarations empty names.
        : IsHumps(typed, name) ? NameMatch.Humps
        : IsInside(typed, name) ? NameMatch.Inside
        : NameMatch.None;

    private static bool IsHumps(string typed, string name)
    {
        var at = 0;
        for (var i = 0; i < typed.Length; at++, i++)
        {
            // A letter continues its word, or begins a later one.
            if (at < name.Length && AreAlike(name[at], typed[i]))
                continue;
            while (at < name.Length && !(i > 0 && BeginsWord(name, at) && AreAlike(name[at], typed[i])))
                at++;
            if (at >= name.Length)
                return false;
        }
        return true;
    }

    private static bool IsInside(string typed, string name)
    {
        for (var at = name.IndexOf(typed, 1, StringComparison.OrdinalIgnoreCase); at > 0; at = name.IndexOf(typed, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (BeginsWord(name, at))
                return true;
        }
        return false;
    }

    private static bool BeginsWord(string name, int at) =>
        at == 0 || name[at - 1] is '_' or '.' || (char.IsUpper(name[at]) && !(char.IsUpper(name[at - 1]) && at + 1 < name.Length && char.IsUpper(name[at + 1])));

    private static bool AreAlike(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
