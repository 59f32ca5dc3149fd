namespace ParallelLab.Kernel.Magics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>Longer texts are no misspelt names, and the distance takes time in the square of the length.</summary>
    private const int Longest = 40;

    /// <summary>
    /// The name with the fewest edits, upper and lower case the same; the first of several. Null where more than half
    /// of the letters would have to change: that is no slip of the keyboard.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> names) =>
        word.Length > Longest
            ? null
            : names.Select(name => (Name: name, Edits: Distance(word.ToLowerInvariant(), name.ToLowerInvariant())))
                .Where(found => found.Edits <= Math.Max(word.Length, found.Name.Length) / 2)
                .OrderBy(found => found.Edits)
                .Select(found => found.Name)
                .FirstOrDefault();

    /// <summary>
    /// Edits between two words: a letter added, dropped or changed, or two neighbours swapped.
    /// Source: the optimal string alignment distance (Damerau 1964, restricted).
    /// </summary>
    internal static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                edits[i, j] = i == 0 || j == 0 ? i + j : Fewest(edits, a, b, i, j);
        }
        return edits[a.Length, b.Length];
    }

    private static int Fewest(int[,] edits, string a, string b, int i, int j)
    {
        var changed = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var fewest = Math.Min(changed, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
        var swaps = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swaps ? Math.Min(fewest, 1 + edits[i - 2, j - 2]) : fewest;
    }
}
