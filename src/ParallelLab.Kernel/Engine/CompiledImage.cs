namespace ParallelLab.Kernel.Engine;

/// <summary>An image as the compiler has just made it.</summary>
public sealed class CompiledImage(byte[] assembly) : CellImage
{
    public override byte[] Assembly => assembly;
}
