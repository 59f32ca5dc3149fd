namespace ParallelLab.Instruments.Timing;

/// <summary>How to measure.</summary>
/// <param name="Runs">How often the loop is run, at least 1.</param>
/// <param name="Loops">Operations in a run; null for as many as fill <see cref="RunTime"/>.</param>
public sealed record TimeitOptions(int Runs = 7, long? Loops = null)
{
    public static TimeitOptions Default { get; } = new();

    /// <summary>What a run takes at least, where its loops are not given.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Run the code beforehand until the runtime has compiled it for good.</summary>
    public bool WarmsUp { get; init; } = true;
}
