namespace ParallelLab.Instruments.Timing;

/// <summary>What the code took with each value of a variable.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Points">In the order of measuring; while the sweep goes on, those that are known by now.</param>
public sealed record SweepResult(string Variable, IReadOnlyList<SweepPoint> Points)
{
    /// <summary>
    /// The values are whole numbers that rise from 1: workers, as far as figures can tell, whose speed-up over the first means something.
    /// </summary>
    public bool CountsWorkers =>
        Points is [{ Number: 1 }, _, ..]
        && Points.All(point => point.Number is { } number && number == Math.Floor(number))
        && Points.Zip(Points.Skip(1)).All(pair => pair.First.Number < pair.Second.Number);

    /// <summary>How many times faster than with the first value, by the medians.</summary>
    public double SpeedUp(SweepPoint point) => Points[0].Nanoseconds.Median / point.Nanoseconds.Median;

    /// <summary>The standard deviation of <see cref="SpeedUp"/>, as those of the two times give it.</summary>
    public double SpeedUpError(SweepPoint point)
    {
        if (point == Points[0])
            return 0;
        var (first, here) = (Relative(Points[0].Nanoseconds), Relative(point.Nanoseconds));
        return SpeedUp(point) * Math.Sqrt((first * first) + (here * here));
    }

    /// <summary>Speed-up by workers: 1 is ideal.</summary>
    public double Efficiency(SweepPoint point) => SpeedUp(point) / point.Number!.Value;

    /// <summary>
    /// Amdahl's law fitted to the times; null where the variable counts no workers or the times do not follow it. Points with more workers
    /// than <paramref name="cores"/> are left out where two others remain: a core that is missing is no serial code.
    /// </summary>
    public AmdahlFit? Amdahl(int cores)
    {
        if (!CountsWorkers)
            return null;
        var onCores = Points.Where(point => point.Number <= cores).ToList();
        var points = onCores.Count >= 2 ? onCores : Points;
        return AmdahlFit.To([.. points.SelectMany(point => point.Nanoseconds.Values.Select(time => (point.Number!.Value, time)))]);
    }

    private static double Relative(Sample sample) => sample.StandardDeviation / sample.Median;
}
