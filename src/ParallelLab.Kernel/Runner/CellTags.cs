namespace ParallelLab.Kernel.Runner;

/// <summary>The cell tags that papermill and nbclient gave a meaning to, and that mean the same here.</summary>
internal static class CellTags
{
    /// <summary>The cell declares the notebook's parameters with their default values.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell was put in by a run and assigns the values that were given.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>The cell may fail: the notebook goes on and passes. It need not fail.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The cell is not run and keeps the outputs it has.</summary>
    public const string SkipExecution = "skip-execution";
}
