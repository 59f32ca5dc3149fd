namespace ParallelLab.Demos.Tests;

/// <summary>How long a test waits for what must come: never in a run that passes, so it may be long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
}
