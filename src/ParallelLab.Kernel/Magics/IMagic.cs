namespace ParallelLab.Kernel.Magics;

/// <summary>A row of the <see cref="MagicCatalog"/>: what a magic is called, what help says of it, and what it does to a plan.</summary>
public interface IMagic
{
    /// <summary>What stands after <c>#!</c>.</summary>
    string Name { get; }

    /// <summary>Other names that notebooks have for it.</summary>
    IReadOnlyList<string> Aliases => [];

    /// <summary>One line for <c>#!lsmagic</c> and for completion.</summary>
    string Summary { get; }

    /// <summary>What <c>#!help</c> says below the usage: what is shown and how to read it.</summary>
    string Help { get; }

    /// <summary>What may follow the name; all of it optional.</summary>
    IReadOnlyList<MagicParameter> Parameters { get; }

    /// <summary>Set for a selector: its line begins a text, and <see cref="Apply"/> gives <see cref="MagicEffect.Select"/>.</summary>
    TextBelow? TextBelow => null;

    /// <summary>What the line asks for.</summary>
    /// <exception cref="MagicException">An argument makes no sense; the message says which and why.</exception>
    MagicEffect Apply(MagicCall call);
}
