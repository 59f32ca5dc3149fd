namespace ParallelLab.Kernel.Engine;

/// <summary>A compiled cell as it is loaded.</summary>
/// <param name="Symbols">
/// A portable PDB; its documents are called <c>cell 7</c>. Not embedded, because an embedded one is packed, for 0.3 ms and more of each cell.
/// </param>
public sealed record CellImage(byte[] Assembly, byte[] Symbols);
