using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParallelLab.Interactive;

/// <summary>A variable and the values that it is to take, as <c>workers=1,2,4..8</c> says it.</summary>
/// <param name="Name">An identifier of C#.</param>
/// <param name="Literals">The values as C# writes them: numbers, or texts where any is none. At least one; ranges are written out.</param>
internal sealed partial record SweptVariable(string Name, IReadOnlyList<string> Literals)
{
    private const int Most = 100;

    /// <exception cref="FormatException">The text is no such list, or a long one.</exception>
    public static SweptVariable Parse(string text)
    {
        if (text.Split('=', 2) is not [var name, var list] || !Identifier().IsMatch(name))
            throw new FormatException($"\"{text}\" names no variable with values. Write them as workers=1,2,4,8 or workers=1..8.");
        var values = list.Split(',', StringSplitOptions.TrimEntries).SelectMany(WrittenOut).Take(Most + 1).ToList();
        if (values.Any(value => value.Length == 0))
            throw new FormatException($"A value of {name} is missing in \"{text}\".");
        if (values.Count > Most)
            throw new FormatException($"{name} has more than {Most} values.");
        // JSON's escapes are C#'s, too.
        return new SweptVariable(name, values.TrueForAll(Number().IsMatch) ? values : [.. values.Select(value => JsonSerializer.Serialize(value))]);
    }

    private static IEnumerable<string> WrittenOut(string value)
    {
        if (value.Split("..") is not [var first, var last] || Int(first) is not { } from || Int(last) is not { } to)
            return [value];
        return from <= to
            ? Enumerable.Range(from, (int)Math.Min(Most, (long)to - from) + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))
            : throw new FormatException($"The range {value} holds no value: its end is below its start.");
    }

    private static int? Int(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{Nd}_]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A-?[0-9]{1,9}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
