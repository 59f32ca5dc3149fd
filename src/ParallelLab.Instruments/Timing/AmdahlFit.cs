using MathNet.Numerics.LinearAlgebra;

namespace ParallelLab.Instruments.Timing;

/// <summary>
/// Amdahl's law (1967): of the work a share stays serial, however many workers there are. T(p) = T(1) · (s + (1 − s) / p).
/// </summary>
/// <param name="SerialShare">s, from 0 to 1.</param>
/// <param name="Error">Its standard error, as the scatter of the times gives it.</param>
/// <param name="MostWorkers">The greatest number of workers that the fit has seen.</param>
public sealed record AmdahlFit(double SerialShare, double Error, double MostWorkers)
{
    /// <summary>The speed-up that the law foretells; for s &gt; 0 it never exceeds 1 / s.</summary>
    public double SpeedUp(double workers) => 1 / (SerialShare + ((1 - SerialShare) / workers));

    /// <summary>
    /// Fits the law, which is a straight line in 1 / p: T = a + b / p with s = a / (a + b). Least squares of the relative deviations, since
    /// longer times scatter more.
    /// </summary>
    /// <returns>Null where there are fewer than two numbers of workers, or workers do not help at all.</returns>
    public static AmdahlFit? To(IReadOnlyList<(double Workers, double Time)> times)
    {
        if (times.DistinctBy(time => time.Workers).Count() < 2 || times.Any(time => time.Time <= 0))
            return null;
        var design = Matrix<double>.Build.DenseOfRows(times.Select(time => new[] { 1 / time.Time, 1 / (time.Workers * time.Time) }));
        var ones = Vector<double>.Build.Dense(times.Count, 1);
        var line = design.QR().Solve(ones);
        var (serial, parallel) = (line[0], line[1]);
        if (parallel <= 0)
            return null;

        var scatter = (ones - (design * line)).DotProduct(ones - (design * line)) / Math.Max(1, times.Count - 2);
        var covariance = (design.TransposeThisAndMultiply(design)).Inverse() * scatter;
        var slope = Vector<double>.Build.Dense([parallel, -serial]) / Math.Pow(serial + parallel, 2);
        return new AmdahlFit(
            Math.Clamp(serial / (serial + parallel), 0, 1),
            Math.Sqrt(slope * covariance * slope),
            times.Max(time => time.Workers));
    }
}
