namespace ParallelLab.Kernel.Magics;

/// <summary>What stands below a selector, up to the next one.</summary>
public enum TextBelow
{
    /// <summary>Nothing else than before: cells are in C#.</summary>
    CSharp,

    /// <summary>Code in which other magics keep their meaning: <c>#!share</c>, <c>#!time</c>.</summary>
    Code,

    /// <summary>Text to be read or stored as it stands. Only another selector ends it.</summary>
    Prose,
}
