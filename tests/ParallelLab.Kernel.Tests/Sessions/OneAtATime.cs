namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>
/// Tests whose cells load all cores. A stop has deadlines after which gentler means are given up (CellStop): side by side these tests would
/// keep each other from the cores until then.
/// </summary>
internal static class OneAtATime
{
    public const string Name = "cells that load all cores";
}
