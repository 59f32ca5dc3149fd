namespace ParallelLab.Kernel.Runner;

/// <summary>How notebooks are run; the same for all notebooks of a run.</summary>
public sealed record RunSettings
{
    /// <summary>
    /// How long the foreground threads that outlive the last cell are awaited: long enough for what was about to end, short enough for CI.
    /// </summary>
    public static readonly TimeSpan ThreadWait = TimeSpan.FromSeconds(5);

    /// <summary>The most that one cell may take; null for no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Run a notebook's remaining cells after one has failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>How many notebooks run at the same time.</summary>
    public int Jobs { get; init; } = 1;
}
