namespace ParallelLab.Kernel.Magics;

/// <summary>What a magic accepts on its line. A closed set.</summary>
/// <param name="Name">The name by which the magic asks for it, without dashes.</param>
/// <param name="Summary">One line for <c>#!help</c>.</param>
public abstract record MagicParameter(string Name, string Summary)
{
    /// <summary>For completion only: what a magic refuses it says itself.</summary>
    public MagicValues Takes { get; init; } = new MagicValues.Anything();

    /// <summary>How it is written on the line.</summary>
    public abstract string Usage { get; }

    /// <summary>The name with its dashes: one before a letter, two before a word.</summary>
    public string Written => Name.Length == 1 ? $"-{Name}" : $"--{Name}";

    /// <summary><c>--name</c>: given or not.</summary>
    public sealed record Flag(string Name, string Summary) : MagicParameter(Name, Summary)
    {
        public override string Usage => Written;
    }

    /// <summary><c>--name value</c> or <c>--name=value</c>; <c>-n value</c> where the name is one letter.</summary>
    public sealed record Option(string Name, string Summary) : MagicParameter(Name, Summary)
    {
        public override string Usage => $"{Written} {Name.ToUpperInvariant()}";
    }

    /// <summary>All that follows the options, taken as it stands: code.</summary>
    public sealed record Rest(string Name, string Summary) : MagicParameter(Name, Summary)
    {
        public override string Usage => Name.ToUpperInvariant();
    }

    /// <summary>A word that stands alone; several are filled from left to right.</summary>
    public sealed record Word(string Name, string Summary) : MagicParameter(Name, Summary)
    {
        public override string Usage => Name.ToUpperInvariant();
    }
}
