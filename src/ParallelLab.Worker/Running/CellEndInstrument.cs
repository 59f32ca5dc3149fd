namespace ParallelLab.Worker.Running;

/// <summary>The step behind a cell's last one: runs what the cell's code wanted to do at its end.</summary>
public sealed class CellEndInstrument : IInstrument
{
    public const string InstrumentName = "cell end";

    public string Name => InstrumentName;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        if (CellScope.Current is { } scope)
            CellEnding.Run(scope.Id);
    }
}
