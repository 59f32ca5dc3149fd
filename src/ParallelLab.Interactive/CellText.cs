using System.Text.RegularExpressions;

namespace ParallelLab.Interactive;

/// <summary>C# of a cell, cut where the first statement may stand.</summary>
/// <param name="Head">Leading lines of directives, comments, usings and white space, line ends included.</param>
/// <param name="Body">The rest; both together are the text.</param>
/// <remarks>It looks at lines and not at C#'s grammar: there is a compiler in .NET Interactive, but of which version is unknown.</remarks>
internal sealed partial record CellText(string Head, string Body)
{
    public static CellText Of(string code)
    {
        var head = LeadingLines().Match(code).Length;
        return new CellText(code[..head], code[head..]);
    }

    /// <summary>The body as a lambda without parameters. One that ends in neither <c>;</c> nor <c>}</c> is an expression.</summary>
    public string AsLambda()
    {
        var isAsync = Await().IsMatch(Body) ? "async " : "";
        return Body.TrimEnd() is [.., ';' or '}'] ? $"{isAsync}() => {{ {Body}\n}}" : $"{isAsync}() => {Body}\n";
    }

    [GeneratedRegex(@"\A(?:[ \t]*(?:(?:global[ \t]+)?using[ \t]+[^;(\r\n]*;[ \t]*(?://[^\r\n]*)?|//[^\r\n]*|\#[^\r\n]*)?\r?\n)*", RegexOptions.NonBacktracking)]
    private static partial Regex LeadingLines();

    [GeneratedRegex(@"\bawait\b", RegexOptions.NonBacktracking)]
    private static partial Regex Await();
}
