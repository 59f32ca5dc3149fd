using System.Runtime;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Collects, between cells, what those before have left in the youngest generation, once it is worth the millisecond. The runtime by itself lets as much lie as the
/// processor's cache holds: a thousand small cells then take 8 MiB more, and what one cell has left is collected in the midst of what a later one measures.
/// </summary>
internal sealed class CellGarbage
{
    private const long Worth = 1024 * 1024;

    private long _allocatedBefore;

    /// <summary>Called by the cells' thread when a cell has ended.</summary>
    public void Collect()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        // A collection would end the student's region without any.
        if (allocated - _allocatedBefore < Worth || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return;
        _allocatedBefore = allocated;
        GC.Collect(generation: 0);
    }
}
