using System.Globalization;

namespace ParallelLab.Instruments.Progress;

/// <summary>How far a sequence has been gone through.</summary>
/// <param name="Label">What is counted, in the words of whoever counts.</param>
/// <param name="Done">Items taken and done with.</param>
/// <param name="Total">All items; null where nobody knows.</param>
/// <param name="Elapsed">Since the first was asked for.</param>
/// <param name="Phase">Whether it goes on.</param>
public sealed record ProgressState(string Label, long Done, long? Total, TimeSpan Elapsed, ProgressPhase Phase)
{
    /// <summary>The part that is done, from 0 to 1; null where the total is not known.</summary>
    public double? Share => Total is { } total ? total <= 0 ? 1 : Math.Min(1, (double)Done / total) : null;

    /// <summary>Items in a second; 0 before the first.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>The time left at the rate so far; null where it can't be told.</summary>
    public TimeSpan? Left =>
        Phase == ProgressPhase.Running && Total > Done && Rate > 0
            ? TimeSpan.FromSeconds(Math.Min((Total.Value - Done) / Rate, TimeSpan.MaxValue.TotalSeconds / 2))
            : null;

    /// <summary><c>pages: 37 of 100, 12.4/s, 5.10 s left</c>.</summary>
    public override string ToString()
    {
        var label = Label.Length > 0 ? $"{Label}: " : "";
        var done = Total is { } total ? $"{Number(Done)} of {Number(total)}" : Number(Done);
        var rate = Done > 0 && Rate > 0 ? $", {RateInWords}" : "";
        return Phase switch
        {
            ProgressPhase.Running => $"{label}{done}{rate}{(Left is { } left ? $", {Units.Duration(left)} left" : "")}",
            ProgressPhase.Completed => $"{label}{Number(Done)} in {Units.Duration(Elapsed)}{rate}",
            _ => $"{label}stopped after {done}, {Units.Duration(Elapsed)}{rate}",
        };
    }

    private string RateInWords => Rate.ToString(Rate < 9.95 ? "0.0#" : Rate < 999.5 ? "F0" : "#,0", CultureInfo.InvariantCulture) + "/s";

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>Whether a count goes on.</summary>
public enum ProgressPhase
{
    /// <summary>More may come.</summary>
    Running,

    /// <summary>The sequence came to its end.</summary>
    Completed,

    /// <summary>It was left before its end: by <c>break</c>, by an exception.</summary>
    Abandoned,
}
