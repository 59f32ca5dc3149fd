using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>
/// The lecture's clock. Demos say "4 s" and wait <c>Lab.Seconds(4)</c>; a scale below 1 makes a whole lecture
/// faster, and because every wait shrinks alike, what is compared (the sum against the longest, who ends first) stays the same.
/// </summary>
public static class Lab
{
    /// <summary>The environment variable that gives <see cref="TimeScale"/> its first value, for example <c>0.1</c>.</summary>
    public const string TimeScaleVariable = "PARALLELLAB_TIMESCALE";

    private static double _timeScale = ReadTimeScale(Environment.GetEnvironmentVariable(TimeScaleVariable));

    /// <summary>
    /// True seconds for one second of the lecture: 1 at first, or what <see cref="TimeScaleVariable"/> says.
    /// What a program sets wins over the variable. Not to be changed while something waits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive number.</exception>
    public static double TimeScale
    {
        get => _timeScale;
        set
        {
            if (!IsScale(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, "A time scale is a positive number, such as 1 or 0.1.");
            _timeScale = value;
        }
    }

    /// <summary>So many seconds of the lecture, as the time to wait for them.</summary>
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds * TimeScale);

    /// <summary>The way back: a measured time, in seconds of the lecture.</summary>
    public static double SecondsOf(TimeSpan measured) => measured.TotalSeconds / TimeScale;

    /// <summary>A variable that is absent, or that is no positive number, leaves the lecture at its true pace.</summary>
    internal static double ReadTimeScale(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && IsScale(scale) ? scale : 1;

    private static bool IsScale(double value) => value > 0 && double.IsFinite(value);
}
