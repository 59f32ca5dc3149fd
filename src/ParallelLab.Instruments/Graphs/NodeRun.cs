namespace ParallelLab.Instruments.Graphs;

/// <summary>What became of a node when the graph was run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">From its beginning to its end; zero for one that was not run.</param>
/// <param name="Thread">Who ran it; empty where that is not known.</param>
/// <param name="IsCritical">Whether it is on the longest path by time, which no number of cores makes shorter.</param>
public sealed record NodeRun(NodeOutcome Outcome, TimeSpan Duration, string Thread = "", bool IsCritical = false);
