using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Language;

/// <summary>Whether a text that is being typed can be run as it stands.</summary>
public enum Completeness
{
    Complete,
    Incomplete,

    /// <summary>More text would not make it right.</summary>
    Invalid,
}

/// <summary>Tells by the parser alone whether a cell is finished: names and types are not looked at.</summary>
public static class CompletenessCheck
{
    private const string IndentStep = "    ";

    private static readonly CSharpParseOptions Script =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Preview);

    /// <param name="code">A cell's text. Its magic lines are taken out: they are no C#.</param>
    public static Completeness Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(WithoutMagics(code), Script);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return Completeness.Incomplete;
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? Completeness.Invalid
            : Completeness.Complete;
    }

    /// <summary>
    /// The white space that the line after <paramref name="code"/> begins with: that of its last line, and a step more behind an opening
    /// brace or bracket.
    /// </summary>
    public static string IndentAfter(string code)
    {
        var last = code[(code.TrimEnd('\n').LastIndexOf('\n') + 1)..];
        var indent = last[..(last.Length - last.TrimStart().Length)].TrimEnd('\n');
        return last.TrimEnd() is [.., '{' or '(' or '['] ? indent + IndentStep : indent;
    }

    private static string WithoutMagics(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.TrimStart().StartsWith("#!", StringComparison.Ordinal) ? "" : line));
}
