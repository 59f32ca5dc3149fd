namespace ParallelLab.Kernel.Runner;

/// <summary>Where a cell stands among a notebook's code cells, counted from 1.</summary>
public sealed record CellPosition(int Number, int Total)
{
    public override string ToString() => $"cell {Number} of {Total}";
}
