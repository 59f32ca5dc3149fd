namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Which candidates fit what is typed, and in which order they are offered.</summary>
internal static class Ranking
{
    /// <summary>More than anybody reads; front ends filter on what they have, and ask again where that is little.</summary>
    public const int Most = 500;

    /// <summary>Writing signatures takes longer than finding names, and nobody scrolls down to these.</summary>
    private const int MostSignatures = 100;

    /// <param name="uses">How often a name stands in the session's cells.</param>
    public static CompletionList Of(IEnumerable<Candidate> candidates, string typed, int start, int end, Func<string, int> uses)
    {
        var ranked = candidates
            .Select(candidate => (Candidate: candidate, Match: NameMatching.Of(typed, candidate.Name)))
            .Where(each => each.Match != NameMatch.None)
            .OrderBy(each => each.Match)
            .ThenBy(each => each.Candidate.Nearness)
            .ThenBy(each => each.Candidate.Name.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
            .ThenByDescending(each => uses(each.Candidate.Text))
            .ThenBy(each => each.Candidate.Text, StringComparer.OrdinalIgnoreCase)
            .Select(each => each.Candidate)
            .DistinctBy(candidate => candidate.Text, StringComparer.Ordinal)
            .Take(Most);
        return new CompletionList([.. ranked.Select(ToMatch)], start, end);
    }

    /// <summary>Of what ends at the cursor, where no names of a session are among them.</summary>
    public static CompletionList Of(IEnumerable<Candidate> candidates, string typed, int cursor) =>
        Of(candidates, typed, cursor - typed.Length, cursor, _ => 0);

    private static Match ToMatch(Candidate candidate, int place) =>
        new(candidate.Text, candidate.Kind, place < MostSignatures ? candidate.Signature : null);
}
