using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Runner.Parameters;

/// <summary>A C# type that a value from the command line can take, and how its literals are written.</summary>
/// <remarks>Values are read in the invariant culture: a command line must mean the same on every machine.</remarks>
public sealed class ParameterType
{
    private readonly Func<string, string?> _literal;

    private ParameterType(string keyword, Func<string, string?> literal)
    {
        Keyword = keyword;
        _literal = literal;
    }

    public static ParameterType String { get; } = new("string", text => SymbolDisplay.FormatLiteral(text, quote: true));

    /// <summary>All there are.</summary>
    public static IReadOnlyList<ParameterType> All { get; } =
    [
        String,
        new("bool", text => bool.TryParse(text, out var value) ? value ? "true" : "false" : null),
        new("int", text => Exact<int>(text, NumberStyles.AllowLeadingSign, suffix: "")),
        new("long", text => Exact<long>(text, NumberStyles.AllowLeadingSign, suffix: "L")),
        new("decimal", text => Exact<decimal>(text, NumberStyles.Float, suffix: "m")),
        new("float", text => Real<float>(text, "float", suffix: "f")),
        new("double", text => Real<double>(text, "double", suffix: "d")),
    ];

    /// <summary>The type as C# writes it.</summary>
    public string Keyword { get; }

    /// <summary>The value as C# source, or null where the text is no value of this type.</summary>
    public string? Literal(string text) => _literal(text);

    private static string? Exact<T>(string text, NumberStyles style, string suffix)
        where T : struct, INumberBase<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var value) ? Invariant(value) + suffix : null;

    /// <summary>Also reads the values that have no digits. A number too large for its type is no infinity: it does not fit.</summary>
    private static string? Real<T>(string text, string keyword, string suffix)
        where T : struct, INumberBase<T>
    {
        if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        if (T.IsFinite(value))
            return Invariant(value) + suffix;
        if (text.Any(char.IsAsciiDigit))
            return null;
        return T.IsNaN(value) ? $"{keyword}.NaN" : T.IsPositive(value) ? $"{keyword}.PositiveInfinity" : $"{keyword}.NegativeInfinity";
    }

    private static string Invariant(IFormattable value) => value.ToString(format: null, CultureInfo.InvariantCulture);
}
