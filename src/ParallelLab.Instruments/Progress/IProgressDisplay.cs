namespace ParallelLab.Instruments.Progress;

/// <summary>Where one count is shown. Called by one thread at a time, at most ten times a second and once more at the end.</summary>
public interface IProgressDisplay
{
    /// <summary>Shows the state in place of the one before. The last has ended.</summary>
    void Show(ProgressState state);
}
