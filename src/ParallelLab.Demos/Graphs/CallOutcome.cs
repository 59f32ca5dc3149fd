namespace ParallelLab.Demos;

/// <summary>How a call of a graph ended.</summary>
public enum CallOutcome
{
    Done,
    Failed,

    /// <summary>It was not begun: something it depends on failed.</summary>
    NotRun,
}
