using System.Globalization;
using System.Text;

namespace ParallelLab.Worker.Display;

/// <summary>Texts and characters as C# would write them in a program.</summary>
internal static class CSharpLiteral
{
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var letter in text)
            literal.Append(letter == '\'' ? "'" : Escaped(letter));
        return literal.Append('"').ToString();
    }

    public static string Of(char letter) => $"'{(letter == '"' ? "\"" : Escaped(letter))}'";

    private static string Escaped(char letter) => letter switch
    {
        '\\' => @"\\",
        '"' => "\\\"",
        '\'' => @"\'",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\0' => @"\0",
        _ when char.IsControl(letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
        _ => letter.ToString(),
    };
}
