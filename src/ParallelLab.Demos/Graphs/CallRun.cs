namespace ParallelLab.Demos;

/// <summary>What became of a call when its graph was run.</summary>
/// <param name="Call">The call.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">Its result, if it is done.</param>
/// <param name="Cause">Why it failed, if it did.</param>
/// <param name="Began">When it began, counted from the run's beginning.</param>
/// <param name="Duration">From its beginning to its end, also while it only awaited; zero if it was not run.</param>
/// <param name="Thread">The thread that began it; empty if it was not run.</param>
public sealed record CallRun(
    Delayed Call, CallOutcome Outcome, object? Value, Exception? Cause, TimeSpan Began, TimeSpan Duration, string Thread)
{
    internal static CallRun NotRun(Delayed call) => new(call, CallOutcome.NotRun, null, null, TimeSpan.Zero, TimeSpan.Zero, "");
}
