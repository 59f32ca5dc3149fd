using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>The cell's code inside a value that is looked into: it has a scope within the cell's, so that it can be stopped alone.</summary>
internal sealed class CellLook : ILook
{
    private readonly CellScope? _before = CellScope.Current;
    private readonly CellScope _scope;
    private readonly Action<CellScope, CellError> _stopCell;

    private CellLook(CellScope cell, Action<CellScope, CellError> stopCell)
    {
        _scope = cell.TakeLook();
        _stopCell = stopCell;
        CellScope.Current = _scope;
    }

    /// <param name="stopCell">Called where nothing else has helped.</param>
    public static CellLook? Begin(Action<CellScope, CellError> stopCell) =>
        CellScope.CurrentOrRunning is { } cell ? new(cell, stopCell) : null;

    public void End()
    {
        _scope.TryStop();
        Poll.Stop = true;
    }

    public void GiveUp(Type value)
    {
        var message = $"A value of type {CSharpTypeName.Of(value)} computes without end while it is shown. Show a part of it, or register a formatter for it.";
        _stopCell(_scope.Whole, new CellError("DisplayError", message, [$"DisplayError: {message}"]));
    }

    public void Dispose()
    {
        CellScope.Current = _before;
        _scope.GiveBackLook();
    }
}
