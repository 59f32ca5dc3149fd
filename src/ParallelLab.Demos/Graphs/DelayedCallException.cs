using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>A value was asked for that could not be computed, because a call that it depends on failed. The cause is the inner exception.</summary>
public sealed class DelayedCallException : Exception
{
    internal DelayedCallException(CallRun failed, int failures, int notRun)
        : base(Text(failed, failures, notRun), failed.Cause) => Label = failed.Call.Label;

    /// <summary>The call that failed; the first in the graph's order, if several did.</summary>
    public string Label { get; }

    private static string Text(CallRun failed, int failures, int notRun) => string.Create(
        CultureInfo.InvariantCulture,
        $"'{failed.Call.Label}' failed with {failed.Cause!.GetType().Name}: {failed.Cause.Message} {More(failures)}{Unreached(notRun)}").TrimEnd();

    private static string More(int failures) => failures > 1 ? $"{DelayedPicture.Count(failures - 1, "more call")} failed as well. " : "";

    private static string Unreached(int notRun) => notRun > 0 ? $"Not run, since it was needed: {DelayedPicture.Count(notRun, "call")}." : "";
}
