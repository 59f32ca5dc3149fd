namespace ParallelLab.Instruments.Timelines;

/// <summary>How much of a recording its picture shows one by one.</summary>
/// <param name="FinestPixels">What is narrower is shown together with its neighbours.</param>
/// <param name="MostRows">Rows with lanes.</param>
/// <param name="MostLinks">Arrows of each sort: the longest waits, the first starts and continuations.</param>
internal sealed record TimelineDetail(double FinestPixels, int MostRows, int MostLinks)
{
    public static readonly TimelineDetail Finest = new(FinestPixels: 1, MostRows: 24, MostLinks: 150);

    /// <summary>Half of it. After a few steps nothing is left that grows with the recording.</summary>
    public TimelineDetail Coarser() => new(FinestPixels * 2, Math.Max(8, MostRows * 3 / 4), MostLinks / 2);
}
