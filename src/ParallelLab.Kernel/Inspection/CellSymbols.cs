using System.Collections.Concurrent;
using Microsoft.Diagnostics.Runtime;
using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Inspection;

/// <summary>Names the frames of cells in a held process as errors do.</summary>
internal sealed class CellSymbols
{
    private readonly ConcurrentDictionary<string, CellLines> _cells = new(StringComparer.Ordinal);

    /// <summary>Makes a cell known, before the process loads it. False when it already is.</summary>
    public bool Add(Submission cell) => _cells.TryAdd(cell.AssemblyName, new CellLines(cell));

    public bool IsOfCell(ClrType? type) => LinesOf(type) is not null;

    /// <summary>As in <c>Fib in cell 7, line 3</c>; null for a frame that no cell holds.</summary>
    public string? Describe(ClrStackFrame frame)
    {
        if (frame.Method is not { } method || LinesOf(method.Type) is not { } lines)
            return null;
        var name = StudentFrames.MethodName(method.Type.Name?.Split('+') ?? [], method.Name ?? "");
        // What stands on a stack is where a call returns to: the call itself is just before.
        var place = lines.Find(method.MetadataToken, method.GetILOffset(frame.InstructionPointer - 1));
        return place is null ? name : name is null ? place : $"{name} in {place}";
    }

    /// <summary>The library's call in which a cell's code stands, as <c>Task.Wait</c>; null where there is none.</summary>
    public string? CallIn(IReadOnlyList<ClrStackFrame> frames)
    {
        var caller = frames.TakeWhile(frame => !IsOfCell(frame.Method?.Type)).Count();
        if (caller == 0 || caller == frames.Count || frames[caller - 1].Method is not { } called)
            return null;
        var type = (called.Type.Name ?? "").Split('`', '<')[0];
        var name = called.Name ?? "";
        return $"{type[(type.LastIndexOf('.') + 1)..]}.{(name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name)}";
    }

    // An assembly that was loaded from bytes is called by its name, as if it were a file.
    private CellLines? LinesOf(ClrType? type) =>
        type?.Module?.AssemblyName is { } file ? _cells.GetValueOrDefault(Path.GetFileNameWithoutExtension(file)) : null;
}
