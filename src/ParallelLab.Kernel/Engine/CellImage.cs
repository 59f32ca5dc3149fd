namespace ParallelLab.Kernel.Engine;

/// <summary>A compiled cell as it is loaded.</summary>
public abstract class CellImage
{
    public abstract byte[] Assembly { get; }

    /// <summary>
    /// A portable PDB; its documents are called <c>cell 7</c>. Not embedded, because an embedded one is packed, for 0.3 ms and more of each cell.
    /// </summary>
    public abstract byte[] Symbols { get; }
}
