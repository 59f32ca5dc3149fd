using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Engine;

/// <summary>What the parser finds wrong with a text.</summary>
internal static class SyntaxErrors
{
    public static List<Diagnostic> In(SyntaxTree tree) => In([tree], () => tree.GetDiagnostics());

    public static List<Diagnostic> In(CSharpCompilation cell, CancellationToken cancellationToken) =>
        In(cell.SyntaxTrees, () => cell.GetParseDiagnostics(cancellationToken));

    private static List<Diagnostic> In(IEnumerable<SyntaxTree> trees, Func<IEnumerable<Diagnostic>> parse)
    {
        try
        {
            return [.. parse().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        }
        catch (ArgumentOutOfRangeException)
        {
            return [Unplaced(trees.Last())];
        }
    }

    /// <summary>The parser looks for its own error beyond the text's end: behind a NUL in an interpolated string that nothing closes.</summary>
    private static Diagnostic Unplaced(SyntaxTree tree)
    {
        var text = tree.GetText();
        var at = Math.Max(0, text.ToString().IndexOf('\0', StringComparison.Ordinal));
        return Diagnostic.Create(
            "PL0002", "Syntax", "A string that is not closed holds a NUL, the character of code 0: take it out.", DiagnosticSeverity.Error,
            DiagnosticSeverity.Error, isEnabledByDefault: true, warningLevel: 0, location: Location.Create(tree, new(at, Math.Min(1, text.Length - at))));
    }
}
