using System.Globalization;

namespace ParallelLab.Instruments;

/// <summary>Quantities as people read them: three significant digits and a unit, the same in every culture.</summary>
public static class Units
{
    private const long NanosecondsPerTick = 100;

    private static readonly string[] Seconds = ["ns", "µs", "ms", "s"];
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary><c>340 µs</c>, <c>1.20 s</c>, <c>2 min 05 s</c>, <c>3 h 20 min</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return "-" + Duration(duration == TimeSpan.MinValue ? TimeSpan.MaxValue : -duration);
        if (duration == TimeSpan.Zero)
            return "0 s";
        if (duration.TotalSeconds < 59.95)
            return Scaled((decimal)duration.Ticks * NanosecondsPerTick, 1000, Seconds);

        var seconds = (long)Math.Round(duration.TotalSeconds);
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds % 3600 / 60:00} min");
    }

    /// <summary><c>0.31 ns</c>, <c>20.4 ns</c>, <c>2.47 µs</c>: as <see cref="Duration"/>, but finer than its ticks of 100 ns.</summary>
    /// <param name="nanoseconds">Not negative.</param>
    public static string Nanoseconds(double nanoseconds) => nanoseconds switch
    {
        < 999.5 => $"{ThreeDigits((decimal)nanoseconds)} {Seconds[0]}",
        < 59.95e9 => Scaled((decimal)nanoseconds, 1000, Seconds),
        _ => Duration(TimeSpan.FromSeconds(nanoseconds / 1e9)),
    };

    /// <summary><c>512 B</c>, <c>12.4 MiB</c>: units of 1024.</summary>
    public static string Bytes(long bytes) => bytes < 0 ? "-" + Scaled(-(decimal)bytes, 1024, Binary) : Scaled(bytes, 1024, Binary);

    /// <summary>Rounds before it chooses the unit: 999.9 ms is 1.00 s and never 1000 ms.</summary>
    private static string Scaled(decimal amount, int step, string[] units)
    {
        var unit = 0;
        while (Math.Round(amount) >= step && unit < units.Length - 1)
        {
            amount /= step;
            unit++;
        }
        return $"{(unit == 0 ? amount.ToString("F0", CultureInfo.InvariantCulture) : ThreeDigits(amount))} {units[unit]}";
    }

    private static string ThreeDigits(decimal amount)
    {
        var decimals = Math.Round(amount, 2) < 10 ? "F2" : Math.Round(amount, 1) < 100 ? "F1" : "F0";
        return amount.ToString(decimals, CultureInfo.InvariantCulture);
    }
}
