using System.Globalization;

namespace ParallelLab.Instruments.Drawing;

/// <summary>Steps and names of moments on an axis; all in seconds.</summary>
internal static class TimeUnits
{
    private const double Minute = 60;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;

    /// <summary>Steps of clocks, which count in sixties.</summary>
    private static readonly double[] ClockSteps =
        [5, 10, 15, 30, Minute, 2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, Hour, 2 * Hour, 6 * Hour, 12 * Hour];

    private static readonly (double Seconds, string Name)[] Units = [(1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")];

    /// <summary>The unit in which the value is at least 1; nanoseconds if none is.</summary>
    public static (double Seconds, string Name) For(double value) =>
        Units.FirstOrDefault(unit => Math.Abs(value) >= unit.Seconds * (1 - 1e-9), Units[^1]);

    /// <summary>The least round step that gives at most so many.</summary>
    public static double Step(double minimum, double maximum, int most)
    {
        var raw = (maximum - minimum) / Math.Max(1, most);
        if (raw > 2 && maximum > Minute)
            return ClockSteps.FirstOrDefault(step => step >= raw, Day * Axis.RoundStep(minimum / Day, maximum / Day, most));
        return Axis.RoundStep(minimum, maximum, most);
    }

    public static string Label(double value, double step, (double Seconds, string Name) unit)
    {
        if (Math.Abs(value) < step / 2)
            return "0";
        return Math.Abs(value) < Minute || step < 1
            ? $"{Axis.Text(value / unit.Seconds, step / unit.Seconds)} {unit.Name}"
            : ClockLabel((long)Math.Round(value));
    }

    private static string ClockLabel(long seconds) => seconds switch
    {
        _ when seconds % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h"),
        >= 3600 or <= -3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {Math.Abs(seconds % 3600 / 60):00}"),
        _ when seconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {Math.Abs(seconds % 60):00}"),
    };
}
