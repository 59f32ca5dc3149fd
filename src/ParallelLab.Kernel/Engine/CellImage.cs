namespace ParallelLab.Kernel.Engine;

/// <summary>A compiled cell as it is loaded.</summary>
public abstract class CellImage
{
    /// <summary>With its symbols in it, a portable PDB; its documents are called <c>cell 7</c>.</summary>
    public abstract byte[] Assembly { get; }
}
