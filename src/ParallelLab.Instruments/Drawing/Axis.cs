using System.Globalization;

namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// Puts values onto a line of pixels and names some of them. <c>from</c> and <c>to</c> are the pixels of the least and the greatest value;
/// a vertical axis goes from the greater pixel to the lesser. The range is kept as given; an empty one is widened.
/// </summary>
internal sealed class Axis
{
    private readonly Func<double, double> _scale;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly double _from;
    private readonly double _to;

    private Axis(
        double minimum,
        double maximum,
        double from,
        double to,
        Func<double, double> scale,
        IEnumerable<double> named,
        Func<double, string> label)
    {
        _scale = scale;
        (_minimum, _maximum, _from, _to) = (scale(minimum), scale(maximum), from, to);
        Ticks = [.. named.Select(value => new Tick(value, At(value), label(value)))];
    }

    /// <summary>From the least to the greatest, none outside the range.</summary>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The value's pixel; a value outside the range is put to its end.</summary>
    public double At(double value) =>
        _from + Math.Clamp((_scale(value) - _minimum) / (_maximum - _minimum), 0, 1) * (_to - _from);

    /// <summary>Equal steps of 1, 2 or 5 times a power of ten.</summary>
    public static Axis Linear(double minimum, double maximum, double from, double to, int mostTicks, Func<double, string>? label = null)
    {
        (minimum, maximum) = Checked(minimum, maximum);
        var step = RoundStep(minimum, maximum, mostTicks);
        label ??= value => Text(value, step);
        return new Axis(minimum, maximum, from, to, value => value, Multiples(minimum, maximum, step), label);
    }

    /// <summary>Seconds, linear, named with the unit that suits the greatest: <c>20 ms</c>, <c>1.5 s</c>, <c>2 min 30 s</c>.</summary>
    public static Axis Time(double minimum, double maximum, double from, double to, int mostTicks)
    {
        (minimum, maximum) = Checked(minimum, maximum);
        var step = TimeUnits.Step(minimum, maximum, mostTicks);
        var label = (double value) => TimeUnits.Label(value, step, TimeUnits.For(maximum));
        return new Axis(minimum, maximum, from, to, value => value, Multiples(minimum, maximum, step), label);
    }

    /// <summary>Equal steps multiply. Powers of ten are named, and 2 and 5 times them where there is room.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is zero or less: it has no place on such an axis.</exception>
    public static Axis Logarithmic(
        double minimum, double maximum, double from, double to, int mostTicks, Func<double, string>? label = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimum);
        (minimum, maximum) = maximum > minimum ? Checked(minimum, maximum) : (minimum / 2, minimum * 2);
        label ??= value => Text(value, value);
        // The end of an error bar may lie below zero, and has no logarithm: it is outside the range as zero is.
        return new Axis(minimum, maximum, from, to, value => Math.Log10(Math.Max(value, 0)), Decades(minimum, maximum, mostTicks), label);
    }

    /// <summary>The least range of round numbers that holds the given one.</summary>
    public static (double Minimum, double Maximum) RoundRange(double minimum, double maximum, int mostTicks)
    {
        (minimum, maximum) = Checked(minimum, maximum);
        var step = RoundStep(minimum, maximum, mostTicks);
        return (Math.Floor(minimum / step) * step, Math.Ceiling(maximum / step) * step);
    }

    /// <summary>The value with as many decimals as tell it from its neighbour a step away.</summary>
    internal static string Text(double value, double step)
    {
        if (Math.Abs(value) >= 1e15)
            return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(Math.Abs(step)) + 1e-9), 0, 15);
        return value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static (double Minimum, double Maximum) Checked(double minimum, double maximum)
    {
        if (!double.IsFinite(minimum) || !double.IsFinite(maximum - minimum))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "An axis needs a finite range.");
        return maximum > minimum ? (minimum, maximum) : (minimum, minimum + Math.Max(1, Math.Abs(minimum)));
    }

    /// <summary>The least of 1, 2 and 5 times a power of ten that gives at most so many steps.</summary>
    internal static double RoundStep(double minimum, double maximum, int mostTicks)
    {
        var raw = (maximum - minimum) / Math.Max(1, mostTicks);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return new[] { 1, 2, 5 }.Select(digit => digit * power).FirstOrDefault(step => step >= raw * (1 - 1e-9), 10 * power);
    }

    /// <summary>Counted, not added up: a sum of tenths drifts.</summary>
    private static IEnumerable<double> Multiples(double minimum, double maximum, double step)
    {
        var first = Math.Ceiling(minimum / step - 1e-9);
        var count = (int)(Math.Floor(maximum / step + 1e-9) - first) + 1;
        return Enumerable.Range(0, Math.Max(0, count)).Select(i => (first + i) * step);
    }

    private static List<double> Decades(double minimum, double maximum, int mostTicks)
    {
        var decades = Math.Log10(maximum / minimum);
        int[] digits = decades * 3 <= mostTicks ? [1, 2, 5] : [1];
        var stride = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, mostTicks)));
        var named = new List<double>();
        for (var power = (int)Math.Floor(Math.Log10(minimum)); power <= Math.Log10(maximum); power++)
        {
            if (power % stride == 0)
                named.AddRange(digits.Select(digit => digit * Math.Pow(10, power)));
        }
        named.RemoveAll(value => value < minimum * (1 - 1e-9) || value > maximum * (1 + 1e-9));
        return named;
    }
}
