using System.Globalization;

namespace ParallelLab.Instruments.Timing;

/// <summary>What the code took with one value of the variable.</summary>
/// <param name="Value">The value as it was written.</param>
/// <param name="Nanoseconds">The time of an operation in each run.</param>
public sealed record SweepPoint(string Value, Sample Nanoseconds)
{
    /// <summary>Code that takes less is run in loops of at least this.</summary>
    private static readonly TimeSpan RunTime = TimeSpan.FromMilliseconds(10);

    /// <summary>The value as a number; null where it is none.</summary>
    public double? Number =>
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Runs the code once for warmth, then measures it.</summary>
    /// <param name="runs">How often, at least 1.</param>
    /// <param name="isFirst">
    /// The first value of a sweep: the code is run until the runtime has compiled it for good, or all other values would look quicker.
    /// </param>
    /// <exception cref="OperationCanceledException">Cancelled; asked for between two loops.</exception>
    public static SweepPoint Measure(string value, TimedBody body, int runs, bool isFirst = false, CancellationToken cancellationToken = default)
    {
        var options = new TimeitOptions(runs) { RunTime = RunTime, WarmsUp = isFirst };
        return new SweepPoint(value, Timeit.Run(body, options, cancellationToken).Nanoseconds);
    }
}
