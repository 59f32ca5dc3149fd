using System.Text.Json;
using System.Text.RegularExpressions;
using ParallelLab.Worker.Running;

namespace ParallelLab.Interactive;

/// <summary>A variable and the values that it is to take, as <c>workers=1,2,4..8</c> says it.</summary>
/// <param name="Name">An identifier of C#.</param>
/// <param name="Literals">The values as C# writes them: numbers, or texts where any is none. At least one; ranges are written out.</param>
internal sealed partial record SweptVariable(string Name, IReadOnlyList<string> Literals)
{
    /// <exception cref="FormatException">The text is no such list, or a long one.</exception>
    public static SweptVariable Parse(string text)
    {
        if (text.Split('=', 2) is not [var name, var list] || !Identifier().IsMatch(name))
            throw new FormatException($"\"{text}\" names no variable with values. Write them as workers=1,2,4,8 or workers=1..8.");
        var values = SweepValues.Of(list);
        if (values.Any(value => value.Length == 0))
            throw new FormatException($"A value of {name} is missing in \"{text}\".");
        if (values.Count > SweepValues.Most)
            throw new FormatException($"{name} has more than {SweepValues.Most} values.");
        // JSON's escapes are C#'s, too.
        return new SweptVariable(name, values.All(Number().IsMatch) ? values : [.. values.Select(value => JsonSerializer.Serialize(value))]);
    }

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{Nd}_]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A-?[0-9]{1,9}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
