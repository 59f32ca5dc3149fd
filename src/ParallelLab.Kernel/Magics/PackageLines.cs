using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Magics;

/// <summary>
/// The lines of a cell's code that ask for packages. The compiler does not know them; they are blanked out, so that all other text keeps its
/// line. As with magics, Roslyn's lexer decides what is a line of code and what is text.
/// </summary>
/// <param name="Directives">In order.</param>
/// <param name="Code">The code without them.</param>
internal sealed record PackageLines(IReadOnlyList<PackageDirective> Directives, string Code)
{
    private const string Mark = "nuget";

    /// <exception cref="PackageDirectiveException">A line is wrong.</exception>
    public static PackageLines In(string code)
    {
        if (!code.Contains(Mark, StringComparison.OrdinalIgnoreCase))
            return new PackageLines([], code);

        var text = SourceText.From(code);
        return In(text, MagicParser.Trivia(code)
            .Where(trivia => trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: true })
            .Select(trivia => text.Lines.GetLineFromPosition(trivia.SpanStart)));
    }

    /// <summary>Those of a text in F#: each line that has their form.</summary>
    /// <exception cref="PackageDirectiveException">A line is wrong.</exception>
    public static PackageLines InFSharp(string code)
    {
        var text = SourceText.From(code);
        return In(text, text.Lines);
    }

    private static PackageLines In(SourceText text, IEnumerable<TextLine> lines)
    {
        var found = new List<PackageDirective>();
        var blanks = new List<TextChange>();
        foreach (var line in lines)
        {
            if (PackageDirective.Parse(line.ToString(), line.LineNumber + 1) is not { } directive)
                continue;
            found.Add(directive);
            blanks.Add(new TextChange(line.Span, ""));
        }
        return new PackageLines(found, text.WithChanges(blanks).ToString());
    }
}
