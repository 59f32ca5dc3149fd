namespace ParallelLab.Kernel.Language.Completion;

/// <summary>What may stand at a place, the likeliest first.</summary>
/// <param name="Start">Where the text begins that a match replaces, in UTF-16 units.</param>
/// <param name="End">Where it ends: at the cursor.</param>
public sealed record CompletionList(IReadOnlyList<Match> Matches, int Start, int End)
{
    public static CompletionList Nothing(int cursor) => new([], cursor, cursor);
}

/// <summary>A text that may stand there.</summary>
/// <param name="Signature">What follows the name, or its type; null where nothing is to be said.</param>
public sealed record Match(string Text, CompletionKind Kind, string? Signature = null);
