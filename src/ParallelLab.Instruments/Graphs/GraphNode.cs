namespace ParallelLab.Instruments.Graphs;

/// <summary>A node of a directed graph without cycles. In a list of nodes, each one stands behind all that it needs.</summary>
/// <param name="Label">What it does, in a word or two.</param>
/// <param name="Inputs">The places in the list of the nodes whose results it needs.</param>
/// <param name="Run">What became of it; null before the graph has run.</param>
public sealed record GraphNode(string Label, IReadOnlyList<int> Inputs, NodeRun? Run = null);
