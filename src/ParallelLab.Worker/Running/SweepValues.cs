using System.Globalization;

namespace ParallelLab.Worker.Running;

/// <summary>The values that a variable is to take, as a person writes them: <c>1,2,4..8</c>.</summary>
internal static class SweepValues
{
    /// <summary>More would be measured for longer than anybody waits.</summary>
    public const int Most = 100;

    /// <summary>The values one by one, ranges written out. Empty ones stay; of too many there is one more than <see cref="Most"/>.</summary>
    /// <exception cref="FormatException">A range holds no value.</exception>
    public static IReadOnlyList<string> Of(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries).SelectMany(WrittenOut).Take(Most + 1)];

    /// <summary>The text as a whole number; null where it is none.</summary>
    public static int? Int(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<string> WrittenOut(string value)
    {
        if (value.Split("..") is not [var first, var last] || Int(first) is not { } from || Int(last) is not { } to)
            return [value];
        return from <= to
            ? Enumerable.Range(from, (int)Math.Min(Most, (long)to - from) + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))
            : throw new FormatException($"The range {value} holds no value: its end is below its start.");
    }
}
