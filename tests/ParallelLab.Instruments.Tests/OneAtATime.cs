namespace ParallelLab.Instruments.Tests;

/// <summary>Tests that record timelines: there is one recording at a time in a process.</summary>
internal static class OneAtATime
{
    public const string Name = "one at a time";
}
