namespace ParallelLab.Kernel.Runner;

/// <summary>What became of one notebook.</summary>
public sealed record NotebookReport(NotebookPath Notebook, NotebookVerdict Verdict, TimeSpan Elapsed)
{
    /// <summary>Why the notebook's file can't be read, or its executed form can't be written; null where neither is so.</summary>
    public string? FileProblem { get; init; }

    /// <summary>The foreground threads that still ran when the notebook was given up waiting for, each with name, id and starting cell.</summary>
    public IReadOnlyList<string> LeftRunning { get; init; } = [];
}

/// <summary>How a notebook's run ended.</summary>
public enum NotebookVerdict
{
    /// <summary>Every cell ran, and those that failed were expected to.</summary>
    Passed,

    /// <summary>A cell failed, or the file could not be read or written.</summary>
    Failed,

    /// <summary>The run was stopped from outside while this notebook ran.</summary>
    Stopped,

    /// <summary>The run was stopped before this notebook's turn came.</summary>
    NotRun,
}
