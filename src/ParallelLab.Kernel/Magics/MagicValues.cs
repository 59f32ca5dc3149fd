namespace ParallelLab.Kernel.Magics;

/// <summary>What may stand for a parameter, as far as that can be offered while it is typed. A closed set.</summary>
public abstract record MagicValues
{
    private MagicValues()
    {
    }

    public sealed record Anything : MagicValues;

    /// <param name="Words">All that there are.</param>
    public sealed record OneOf(params IReadOnlyList<string> Words) : MagicValues;

    /// <param name="Extensions">Dots included; none for all files.</param>
    public sealed record File(params IReadOnlyList<string> Extensions) : MagicValues;

    public sealed record Folder : MagicValues;

    /// <summary>The name of one.</summary>
    public sealed record Variable : MagicValues;

    /// <summary><c>workers=1,2,4,8</c>: a variable and what it is set to.</summary>
    public sealed record VariableWithNumbers : MagicValues;

    /// <summary>A language that has variables.</summary>
    /// <param name="Others">What else has.</param>
    public sealed record Language(params IReadOnlyList<string> Others) : MagicValues;

    /// <summary>The name of one, with its mark or without.</summary>
    public sealed record Magic : MagicValues;
}
