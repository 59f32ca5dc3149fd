namespace ParallelLab.Demos;

/// <summary>How a <see cref="PageServer"/> behaves. What is not said is as it should be.</summary>
public sealed record PageServerOptions
{
    /// <summary>Which encyclopedia, and how slow each of its pages is.</summary>
    public int Seed { get; init; } = 448;

    /// <summary>How many pages it has.</summary>
    public int Pages { get; init; } = 240;

    /// <summary>How long the fastest page takes, in seconds of the lecture (see <see cref="Lab.TimeScale"/>).</summary>
    public double Fastest { get; init; } = 0.1;

    /// <summary>How long the slowest takes, likewise. Each page has a time of its own between the two.</summary>
    public double Slowest { get; init; } = 0.3;

    /// <summary>
    /// What is wrong with the pages, in the order in which <c>Special:Random</c> gives them out, over and over: <c>[None, ServerError]</c> spoils every
    /// second page. A page's fault is its own: it has it each time it is fetched.
    /// </summary>
    public IReadOnlyList<PageFault> Faults { get; init; } = [];

    /// <summary>The clock by which pages are slow; the system's if none is given.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal double SecondsOf(EncyclopediaPage page) =>
        Fastest + ((Slowest - Fastest) * new Random(unchecked((Seed * 31) + page.Number)).NextDouble());

    internal PageFault FaultOf(EncyclopediaPage page) => Faults.Count == 0 ? PageFault.None : Faults[page.Number % Faults.Count];
}
