using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Engine;

/// <summary>Finds and reads what a cell names with <c>#load</c>. Each compilation reads anew: the student edits these files.</summary>
/// <param name="baseDirectory">The notebook's folder.</param>
/// <param name="staticUsings">Classes whose static members they see beside what the options open.</param>
/// <param name="replacements">Full path → text to use in place of the file's.</param>
internal sealed partial class LoadedFiles(
    string baseDirectory, IReadOnlyList<string> staticUsings, ImmutableDictionary<string, SourceText>? replacements = null) : SourceReferenceResolver
{
    /// <summary>The same files, but these paths have these texts.</summary>
    public LoadedFiles With(ImmutableDictionary<string, SourceText> texts) => new(baseDirectory, staticUsings, texts);

    // A cell's path, "cell 7", must reach the symbols as it is.
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var file = ScriptPath.Resolve(path, baseFilePath, baseDirectory);
        return File.Exists(file) ? file : null;
    }

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath) =>
        replacements?.GetValueOrDefault(resolvedPath) ?? WithUsings(WithoutPackages(base.ReadText(resolvedPath)));

    /// <summary>The lines that ask for packages mean nothing to the compiler. By now they are there; blanked out, all else keeps its line.</summary>
    private static SourceText WithoutPackages(SourceText text) =>
        text.WithChanges(text.Lines.Where(line => PackageLine().IsMatch(line.ToString())).Select(line => new TextChange(line.Span, "")));

    /// <summary>The usings on lines of their own before the code, which keeps its numbers.</summary>
    private SourceText WithUsings(SourceText text)
    {
        var first = SyntaxFactory.ParseTokens(text.ToString(), options: CellCompiler.Script).First();
        if (staticUsings.Count == 0 || first.IsKind(SyntaxKind.EndOfFileToken))
            return text;
        var line = text.Lines.GetLineFromPosition(first.SpanStart);
        var place = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, first.SpanStart))) ? line.Start : first.SpanStart;
        var usings = string.Concat(staticUsings.Select(name => $"using static {name}; "));
        var opening = string.Create(CultureInfo.InvariantCulture, $"{usings}\n#line {line.LineNumber + 1}\n");
        return text.WithChanges(new TextChange(new TextSpan(place, 0), opening));
    }

    [GeneratedRegex("""^\s*#\s*[ri]\s*"?\s*nuget\s*:""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PackageLine();

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
