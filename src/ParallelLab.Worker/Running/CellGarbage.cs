using System.Runtime;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Collects, between cells, what those before have left in the youngest generation, once it is worth the millisecond. The runtime by itself lets as much lie as the
/// processor's cache holds: a thousand small cells then take 8 MiB more, and what one cell has left is collected in the midst of what a later one measures.
/// </summary>
/// <param name="worth">How many bytes must have been allocated since the last time.</param>
internal sealed class CellGarbage(long worth)
{
    private long _allocatedBefore;

    /// <summary>Called when a cell has ended, by one thread at a time.</summary>
    public void Collect()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        // A collection would end the student's region without any.
        if (allocated - _allocatedBefore < worth || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return;
        _allocatedBefore = allocated;
        GC.Collect(generation: 0);
    }
}
