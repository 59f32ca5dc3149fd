using System.Globalization;
using Microsoft.CodeAnalysis;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// The compiler's messages as a student reads them: what and where, the line of text, a caret under the place, and a way out if we know one.
/// </summary>
internal static class DiagnosticLines
{
    private const int MaxShown = 5;

    /// <summary>Longer lines are cut to the neighbourhood of the place.</summary>
    private const int MaxWidth = 120;

    public static CellError Error(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var lines = Render(errors);
        return new CellError("CompileError", lines[0], lines);
    }

    public static IReadOnlyList<string> Warnings(IEnumerable<Diagnostic> diagnostics) => Render(diagnostics);

    private static List<string> Render(IEnumerable<Diagnostic> diagnostics)
    {
        var ordered = diagnostics
            .OrderBy(diagnostic => !diagnostic.Location.IsInSource)
            .ThenBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToList();
        var lines = ordered.Take(MaxShown).SelectMany(Lines).ToList();
        if (ordered.Count > MaxShown)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {ordered.Count - MaxShown} more"));
        return lines;
    }

    private static IEnumerable<string> Lines(Diagnostic diagnostic)
    {
        yield return Headline(diagnostic);
        if (diagnostic.Location is { IsInSource: true } location)
        {
            var (source, caret) = Excerpt(location);
            yield return source;
            yield return caret;
        }
        if (ScriptAdvice.For(diagnostic) is { } advice)
            yield return advice;
    }

    private static string Headline(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var message = $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        if (!diagnostic.Location.IsInSource)
            return message;
        var place = diagnostic.Location.GetMappedLineSpan();
        var start = place.StartLinePosition;
        return string.Create(CultureInfo.InvariantCulture, $"{place.Path}, line {start.Line + 1}, column {start.Character + 1}: {message}");
    }

    private static (string Source, string Caret) Excerpt(Location location)
    {
        var line = location.SourceTree!.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start);
        var column = location.SourceSpan.Start - line.Start;
        var width = Math.Max(1, Math.Min(location.SourceSpan.End, line.End) - location.SourceSpan.Start);
        return Cut(line.ToString(), column, width);
    }

    private static (string Source, string Caret) Cut(string text, int column, int width)
    {
        var start = text.Length <= MaxWidth ? 0 : Math.Clamp(column - (MaxWidth / 2), 0, text.Length - MaxWidth);
        var end = Math.Min(text.Length, start + MaxWidth);
        var (before, after) = (start > 0 ? "…" : "", end < text.Length ? "…" : "");
        // Tabs stay tabs, so that the caret stands under its place however wide a tab is shown.
        var indent = string.Concat(text[start..column].Select(letter => letter == '\t' ? '\t' : ' '));
        var carets = new string('^', Math.Max(1, Math.Min(width, end - column)));
        return ($"    {before}{text[start..end]}{after}", $"    {(before.Length > 0 ? " " : "")}{indent}{carets}");
    }
}
