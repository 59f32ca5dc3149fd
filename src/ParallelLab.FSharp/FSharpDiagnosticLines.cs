using System.Globalization;
using FSharp.Compiler.Diagnostics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.FSharp;

/// <summary>The F# compiler's messages in the form that C#'s have in cells: what and where, the line of text, a caret under the place.</summary>
internal static class FSharpDiagnosticLines
{
    private const int MaxShown = 5;

    public static CellError? ErrorOrNull(IEnumerable<FSharpDiagnostic> diagnostics, string text)
    {
        var lines = Lines(diagnostics.Where(diagnostic => diagnostic.Severity.IsError), "error", text).ToList();
        return lines.Count == 0 ? null : new CellError("CompileError", lines[0], lines);
    }

    /// <summary>Could nothing be said of the last expression's type? So with <c>failwith "x"</c>, which gives no value.</summary>
    public static bool HasNoType(IReadOnlyList<FSharpDiagnostic> diagnostics) =>
        diagnostics is [{ ErrorNumber: 30, Severity.IsError: true } restriction] && restriction.Message.Contains("'it'", StringComparison.Ordinal);

    public static IEnumerable<string> Warnings(IEnumerable<FSharpDiagnostic> diagnostics, string text) =>
        Lines(diagnostics.Where(diagnostic => diagnostic.Severity.IsWarning), "warning", text);

    private static IEnumerable<string> Lines(IEnumerable<FSharpDiagnostic> diagnostics, string severity, string text)
    {
        var source = text.Split('\n');
        return diagnostics.Take(MaxShown).SelectMany(diagnostic => Lines(diagnostic, severity, source));
    }

    private static IEnumerable<string> Lines(FSharpDiagnostic diagnostic, string severity, string[] source)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{diagnostic.FileName}, line {diagnostic.StartLine}, column {diagnostic.StartColumn + 1}: {severity} {diagnostic.ErrorNumberText}: {OneLine(diagnostic.Message)}");
        if (diagnostic.StartLine < 1 || diagnostic.StartLine > source.Length)
            yield break;
        yield return $"    {source[diagnostic.StartLine - 1].TrimEnd()}";
        var width = diagnostic.EndLine == diagnostic.StartLine ? diagnostic.EndColumn - diagnostic.StartColumn : 1;
        yield return $"    {new string(' ', diagnostic.StartColumn)}{new string('^', Math.Max(1, width))}";
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
