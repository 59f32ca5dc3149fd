using Microsoft.CodeAnalysis;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>A text that may stand at a place, before what is typed has been looked at.</summary>
/// <param name="Symbols">What has that name: the overloads of a method; none where it names nothing.</param>
internal sealed record Candidate(string Text, CompletionKind Kind, Nearness Nearness, params IReadOnlyList<ISymbol> Symbols)
{
    /// <summary>What a student types to get it.</summary>
    public string Name { get; init; } = Text;

    /// <summary>What is shown beside a name that no symbol has.</summary>
    public string? Note { get; init; }

    /// <summary>What is shown beside the name: the first overload, and how many there are.</summary>
    public string? Signature => Symbols switch
    {
        [] => Note,
        [var only] => SymbolText.Of(only),
        [var first, ..] => $"{SymbolText.Of(first)} (+ {Symbols.Count - 1} more)",
    };
}
