using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Magics;

/// <summary>A variable and the values that it is to take, as <c>workers=1,2,4..8</c> says it.</summary>
/// <param name="Name">An identifier of C#.</param>
/// <param name="Type"><c>int</c>, <c>double</c> or <c>string</c>: the narrowest that holds all values.</param>
/// <param name="Values">At least one; ranges are written out. None holds a comma.</param>
internal sealed record SweepVariable(string Name, string Type, IReadOnlyList<string> Values)
{
    private const string Example = "Write it as workers=1,2,4,8 or workers=1..8.";

    /// <summary>As a parameter is declared.</summary>
    public string Declaration => $"{Type} {Name}";

    /// <exception cref="MagicException">The text is no such list, or a long one.</exception>
    public static SweepVariable Parse(string text)
    {
        if (text.Split('=', 2) is not [var name, var list])
            throw new MagicException($"\"{text}\" gives no values. {Example}");
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            throw new MagicException($"\"{name}\" is no name that a variable could have. {Example}");
        var values = ValuesOf(list);
        if (values.Any(value => value.Length == 0))
            throw new MagicException($"A value of {name} is missing. {Example}");
        if (values.Count > SweepValues.Most)
            throw new MagicException($"{name} has more than {SweepValues.Most} values.");
        return new SweepVariable(name, TypeOf(values), values);
    }

    private static IReadOnlyList<string> ValuesOf(string list)
    {
        try
        {
            return SweepValues.Of(list);
        }
        catch (FormatException error)
        {
            throw new MagicException(error.Message);
        }
    }

    private static string TypeOf(IReadOnlyList<string> values)
    {
        if (values.All(value => SweepValues.Int(value) is not null))
            return "int";
        return values.All(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) ? "double" : "string";
    }
}
