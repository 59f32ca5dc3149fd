using System.Collections.Concurrent;
using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>Names the frames of a process's cells as errors do.</summary>
internal sealed class CellSymbols
{
    private readonly ConcurrentDictionary<string, CellLines> _cells = new(StringComparer.Ordinal);

    /// <summary>Makes a cell known, before the process loads it. False when it already is.</summary>
    public bool Add(Submission cell) => _cells.TryAdd(cell.AssemblyName, new CellLines(cell));

    /// <summary>As in <c>Fib in cell 7, line 3</c>; null for a frame that no cell holds.</summary>
    public string? Describe(FrameView frame)
    {
        if (!_cells.TryGetValue(frame.Assembly, out var lines))
            return null;
        var name = StudentFrames.MethodName(frame.Type.Split('+'), frame.Method);
        var place = lines.Find(frame.Token, frame.Offset);
        return place is null ? name : name is null ? place : $"{name} in {place}";
    }

    /// <summary>The library's call in which a cell's code stands, as <c>Task.Wait</c>; null where there is none.</summary>
    public string? CallIn(IReadOnlyList<FrameView> frames)
    {
        var called = frames.TakeWhile(frame => !_cells.ContainsKey(frame.Assembly)).ToList();
        if (called.Count == frames.Count || called is not [.., var outermost])
            return null;
        var type = outermost.Type.Split('`', '<')[0];
        var name = outermost.Method;
        return $"{type[(type.LastIndexOf('.') + 1)..]}.{(name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name)}";
    }
}
