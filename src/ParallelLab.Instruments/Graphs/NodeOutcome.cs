namespace ParallelLab.Instruments.Graphs;

/// <summary>How a node's run ended.</summary>
public enum NodeOutcome
{
    Done,
    Failed,

    /// <summary>It was never begun: something it needs failed, or the run was called off.</summary>
    NotRun,
}
